"""Errors: people get a sentence and a way on, the log gets the traceback."""

from http import HTTPStatus

from flask import Flask, current_app, render_template, request, session
from flask.globals import request_ctx
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from rumahbelajar.database import db, reading, will_pass
from rumahbelajar.sqlite import SAFE_METHODS
from rumahbelajar.uploads import is_upload


class Refused(Exception):  # noqa: N818 - it names the answer, not a failure
    """A rule says no; `sentence` tells the person why and what to do instead."""

    def __init__(self, sentence: str, status: HTTPStatus = HTTPStatus.CONFLICT) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status


def init_app(app: Flask) -> None:
    """Answer every error with a page of ours."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(OperationalError, _busy)
    app.register_error_handler(Exception, _unexpected)


def _page(status: int, heading: str, sentence: str) -> tuple[str, int]:
    db.session.rollback()
    if request.method not in SAFE_METHODS:
        # Said before the commit that then failed: nothing is told to be saved that is not.
        session.pop("_flashes", None)
    with reading():
        page = render_template(
            "errors/page.html", status=status, heading=heading, sentence=sentence
        )
    return page, status


def _http(error: HTTPException) -> ResponseReturnValue:
    status = error.code or 500
    if status < 400:
        return error
    if request_ctx.url_adapter is None:
        # Asked under a name that is not ours, for which no page can name others.
        sentence = _("Alamat ini bukan alamat rumah belajar. Periksa lagi, lalu ketik ulang.")
        return f"{sentence}\n", status, {"Content-Type": "text/plain; charset=utf-8"}
    heading, sentence = _words(status)
    return _page(status, heading, sentence)


def _words(status: int) -> tuple[str, str]:
    match status:
        case 401 | 403:
            return (
                _("Halaman ini bukan untuk Anda"),
                _("Kalau Anda memerlukannya, mintalah kepada petugas rumah belajar."),
            )
        case 404 | 405:
            return (
                _("Halaman tidak ditemukan"),
                _("Alamatnya mungkin salah ketik atau sudah berubah. Kembalilah ke beranda."),
            )
        case 413 if is_upload(request.path):
            return (
                _("Kiriman terlalu besar"),
                _(
                    "Berkas ini lebih dari 8 MB, jadi tidak disimpan. Kembalilah, lalu kirim yang"
                    " lebih kecil. Ukuran foto bisa dikecilkan di kamera HP."
                ),
            )
        case 413:
            return (
                _("Kiriman terlalu besar"),
                _("Isi yang Anda kirim terlalu panjang. Kembalilah, lalu singkat isinya."),
            )
        case status if status < 500:
            return (
                _("Permintaan tidak bisa dibaca"),
                _("Kembalilah ke halaman sebelumnya, lalu coba sekali lagi."),
            )
    return (
        _("Ada yang rusak di sini"),
        _("Ini bukan salah Anda. Yang sudah tersimpan tetap aman. Coba lagi sebentar lagi."),
    )


def _forged(_error: CSRFError) -> tuple[str, int]:
    return _page(
        400,
        _("Halaman ini sudah terlalu lama terbuka"),
        _("Kembalilah ke halaman sebelumnya, muat ulang, lalu kirim sekali lagi."),
    )


def _refused(error: Refused) -> tuple[str, int]:
    return _page(error.status, _("Belum bisa"), error.sentence)


def _busy(error: OperationalError) -> tuple[str, int]:
    if not will_pass(error):
        return _unexpected(error)
    current_app.logger.exception("database: %s %s", request.method, request.endpoint)
    if request.method in SAFE_METHODS:
        sentence = _("Terlalu banyak yang memakainya sekarang. Tunggu sebentar, lalu muat ulang.")
    else:
        sentence = _(
            "Belum ada yang tersimpan dari kiriman ini. Tunggu sebentar, lalu kirim sekali lagi."
        )
    return _page(503, _("Rumah belajar sedang sibuk"), sentence)


def _unexpected(_error: Exception) -> tuple[str, int]:
    current_app.logger.exception("unexpected: %s %s", request.method, request.endpoint)
    heading, sentence = _words(500)
    return _page(500, heading, sentence)
