"""Forms: sending in a lesson as it was read aloud, and judging it."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, FileField, HiddenField, RadioField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length

from rumahbelajar.forms import Form, one_line
from rumahbelajar.learning.voice_models import MOST_REASON_CHARACTERS
from rumahbelajar.learning.voices import tongue_words


def _tongues() -> dict[str, str]:
    return {tongue.value: words for tongue, words in tongue_words().items()}


class VoiceForm(Form):
    """A recording: in which language, the file, and whose voice it is."""

    voice_id = HiddenField()
    """Made with the page, so that a double tap sends one in."""
    tongue = RadioField(
        _("Bahasa rekaman"),
        choices=_tongues,
        validators=[InputRequired(_("Bahasa rekaman: pilih salah satu."))],
    )
    recording = FileField(_("Rekaman"), render_kw={"accept": "audio/*", "capture": ""})
    is_agreed = BooleanField(
        _("Ini suara saya, atau suara orang yang sudah setuju suaranya didengar peserta"),
        validators=[DataRequired(_("Tandai dulu bahwa pemilik suaranya setuju."))],
    )


class DeclineForm(Form):
    """Why a recording is not let through; who sent it in reads it."""

    reason = TextAreaField(
        _("Alasannya"),
        filters=[one_line],
        validators=[
            DataRequired(_("Tulis dulu alasannya, supaya perekamnya mengerti.")),
            Length(
                max=MOST_REASON_CHARACTERS,
                message=_("Terlalu panjang. Tulis paling banyak 300 huruf."),
            ),
        ],
        render_kw={"rows": "2", "maxlength": str(MOST_REASON_CHARACTERS)},
    )
