"""The words on the screen for schedules."""

from flask_babel import lazy_gettext as _

from rumahbelajar.reports.delivering.models import Every, Form, State

FORMS = {Form.PDF: _("PDF, untuk dicetak"), Form.XLSX: _("Excel, untuk dihitung lagi")}
EVERY = {Every.MONTH: _("Tiap tanggal 1"), Every.WEEK: _("Tiap hari Senin")}
STATES = {
    State.SENDING: _("sedang dikirim"),
    State.SENT: _("terkirim"),
    State.FAILED: _("gagal, dicoba lagi"),
    State.GIVEN_UP: _("gagal terus"),
}
