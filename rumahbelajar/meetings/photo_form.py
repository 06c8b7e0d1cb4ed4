"""The form by which a photo of a sheet is sent: taken now, or chosen among those on the phone."""

import io
from typing import IO

from flask import request
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import FileField

from rumahbelajar.forms import Form


class PhotoForm(Form):
    """One photo of one sheet, in whichever of the two fields."""

    now = FileField(
        _("Foto sekarang dengan kamera HP"),
        render_kw={"accept": "image/*", "capture": "environment"},
    )
    chosen = FileField(_("Atau pilih foto yang sudah ada"), render_kw={"accept": "image/*"})

    def validate(self, extra_validators: object = None) -> bool:
        """Refuse two photos at once, of which one would be lost unseen."""
        if all(request.files.get(name) for name in ("now", "chosen")):
            self.chosen.errors = [gettext("Kirim satu foto dulu, lalu yang berikutnya.")]
            return False
        return True

    def upload(self) -> IO[bytes]:
        """Return what was sent; an empty file when nothing was."""
        sent = request.files.get("now") or request.files.get("chosen")
        return sent.stream if sent else io.BytesIO()

    def say(self, fault: str) -> None:
        """Say at the field that was used what is wrong with the photo."""
        field = self.chosen if request.files.get("chosen") else self.now
        field.errors = [fault]
