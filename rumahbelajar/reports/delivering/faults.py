"""What kept a report from being sent, in a sentence for who waits for it."""

from http import HTTPStatus
from smtplib import SMTPException

from flask_babel import gettext as _
from werkzeug.exceptions import HTTPException

from rumahbelajar.errors import Refused
from rumahbelajar.learning.typesetting import Crowded


def fault_of(error: Exception) -> str:
    """Return why it failed, and what follows."""
    said = _("Laporan ini tidak bisa dibuat. Beri tahu admin pusat.")
    match error:
        case Refused(status=HTTPStatus.INSUFFICIENT_STORAGE):
            said = _("Penyimpanan di komputer rumah belajar penuh atau rusak. Nanti dicoba lagi.")
        case Refused():
            said = error.sentence
        case Crowded():
            said = _("Terlalu banyak yang mencetak. Nanti dicoba lagi.")
        case HTTPException():
            said = _("Wilayah laporan ini bukan wilayah pemilik jadwalnya lagi.")
        case SMTPException():
            said = _("Server surel tidak menerima kirimannya. Nanti dicoba lagi.")
        case OSError():
            said = _("Server surel atau penyimpanan tidak terjangkau. Nanti dicoba lagi.")
    return str(said)
