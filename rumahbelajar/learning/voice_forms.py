"""The form in which a lesson is sent in as it was read aloud."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, FileField, RadioField
from wtforms.validators import DataRequired, InputRequired

from rumahbelajar.forms import Form, NewId
from rumahbelajar.people.labels import TONGUES


def _tongues() -> dict[str, str]:
    return {tongue.value: str(words) for tongue, words in TONGUES.items()}


class VoiceForm(Form):
    """A recording: in which language, the file, and whose voice it is."""

    voice_id = NewId()
    tongue = RadioField(
        _("Bahasa rekaman"),
        choices=_tongues,
        validators=[InputRequired(_("Bahasa rekaman: pilih salah satu."))],
    )
    recording = FileField(
        _("Rekaman"),
        validators=[DataRequired(_("Rekaman: pilih dulu berkas suaranya."))],
        render_kw={"accept": "audio/*", "capture": ""},
    )
    is_agreed = BooleanField(
        _("Ini suara saya, atau suara orang yang sudah setuju suaranya didengar peserta"),
        validators=[DataRequired(_("Tandai dulu bahwa pemilik suaranya setuju."))],
    )
