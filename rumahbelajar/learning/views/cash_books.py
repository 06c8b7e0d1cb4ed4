"""Pages of the cash books: what came in and went out, month by month."""

from datetime import date
from http import HTTPStatus
from uuid import UUID

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from rumahbelajar.access import LEARNING, allow, signed_in_viewer
from rumahbelajar.activities.cash_book import (
    FIELDS,
    KINDS,
    PURPOSES,
    TITLES,
    Book,
    Entry,
    Filled,
    blank,
    read_entry,
    written,
)
from rumahbelajar.addresses import month_asked
from rumahbelajar.database import db
from rumahbelajar.forms import read_number
from rumahbelajar.ids import new_id, read_id
from rumahbelajar.learning import cash_books
from rumahbelajar.learning.cash_csv import as_csv
from rumahbelajar.learning.cash_models import CashEntry
from rumahbelajar.learning.cash_months import PAGE, Month, all_lines, lines_of, overview
from rumahbelajar.learning.views.blueprint import blueprint
from rumahbelajar.paging import Pages
from rumahbelajar.people.house import today_in

_WHOLE = "semua"


@blueprint.get("/buku-kas/<book>")
@allow(LEARNING)
def cash_book(book: str) -> ResponseReturnValue:
    """Show a month of one's book, with the form for the next line."""
    today = _today()
    return _page(_book(book), blank(_day_asked(today)), today)


@blueprint.post("/buku-kas/<book>")
@allow(LEARNING)
def add_cash_entry(book: str) -> ResponseReturnValue:
    """Write a line into one's book; a double tap writes one."""
    kept_in, today = _book(book), _today()
    filled = read_entry(request.form, today)
    if filled.entry is None:
        return _page(kept_in, filled, today), HTTPStatus.UNPROCESSABLE_ENTITY
    cash_books.add(signed_in_viewer().person_id, kept_in, _key(), filled.entry)
    flash(_("Tercatat: %(line)s.", line=_said(filled.entry)))
    db.session.commit()
    return _to_month(kept_in, filled.entry.day, stays=filled.entry.day != today)


@blueprint.get("/buku-kas/<book>/<uuid:entry_id>")
@allow(LEARNING)
def cash_entry(book: str, entry_id: UUID) -> ResponseReturnValue:
    """Show a line to change or to take out."""
    found = _find(_book(book), entry_id)
    return _entry_page(found, written(cash_books.as_entry(found)))


@blueprint.post("/buku-kas/<book>/<uuid:entry_id>")
@allow(LEARNING)
def change_cash_entry(book: str, entry_id: UUID) -> ResponseReturnValue:
    """Change a line of one's book."""
    kept_in, filled = _book(book), read_entry(request.form, _today())
    if filled.entry is None:
        return _entry_page(_find(kept_in, entry_id), filled), HTTPStatus.UNPROCESSABLE_ENTITY
    person_id = signed_in_viewer().person_id
    if not cash_books.change(person_id, kept_in, entry_id, _key(), filled.entry):
        abort(404)
    flash(_("Sudah diubah: %(line)s.", line=_said(filled.entry)))
    db.session.commit()
    return _to_month(kept_in, filled.entry.day)


@blueprint.post("/buku-kas/<book>/<uuid:entry_id>/hapus")
@allow(LEARNING)
def take_out_cash_entry(book: str, entry_id: UUID) -> ResponseReturnValue:
    """Take a line out of one's book; one that is gone, or another's, changes nothing."""
    kept_in = _book(book)
    taken = cash_books.take_out(signed_in_viewer().person_id, kept_in, entry_id)
    if taken is None:
        return redirect(url_for("learning.cash_book", book=kept_in.value), 303)
    flash(_("Catatan itu sudah dihapus. Masih bisa dikembalikan."))
    db.session.commit()
    return _to_month(kept_in, taken)


@blueprint.post("/buku-kas/<book>/kosongkan")
@allow(LEARNING)
def clear_cash_book(book: str) -> ResponseReturnValue:
    """Take every line out of one's book."""
    kept_in = _book(book)
    cash_books.clear(signed_in_viewer().person_id, kept_in)
    flash(_("Buku ini sudah dikosongkan. Masih bisa dikembalikan."))
    db.session.commit()
    return redirect(url_for("learning.cash_book", book=kept_in.value), 303)


@blueprint.post("/buku-kas/<book>/kembalikan")
@allow(LEARNING)
def undo_cash_book(book: str) -> ResponseReturnValue:
    """Bring back what the last change took out."""
    kept_in = _book(book)
    cash_books.undo(signed_in_viewer().person_id, kept_in)
    flash(_("Isi sebelum perubahan terakhir sudah kembali."))
    db.session.commit()
    return redirect(url_for("learning.cash_book", book=kept_in.value), 303)


@blueprint.get("/buku-kas/<book>/unduh")
@allow(LEARNING)
def download_cash_book(book: str) -> ResponseReturnValue:
    """Send the whole book as a file for spreadsheets."""
    kept_in = _book(book)
    lines = all_lines(signed_in_viewer().person_id, kept_in)
    response = Response(as_csv(lines), content_type="text/csv; charset=utf-8")
    name = f"buku-kas-{kept_in.value}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _book(name: str) -> Book:
    return Book(name) if name in set(Book) else abort(404)


def _find(book: Book, entry_id: UUID) -> CashEntry:
    return cash_books.find(signed_in_viewer().person_id, book, entry_id) or abort(404)


def _today() -> date:
    return today_in(signed_in_viewer().village_code)


def _key() -> UUID:
    """Return the key that came with the form, so that the form sent twice is one line."""
    return read_id(request.form.get("key")) or new_id()


def _said(entry: Entry) -> str:
    amount = FIELDS["amount"].write(entry.amount)
    return f"{entry.words}, {_(KINDS[entry.kind]).lower()} Rp{amount}"


def _day_asked(today: date) -> date:
    """Return the day that the form waits with: that of the line before, or today."""
    try:
        return min(date.fromisoformat(request.args.get("tanggal", "")), today)
    except ValueError:
        return today


def _to_month(book: Book, day: date, *, stays: bool = False) -> ResponseReturnValue:
    """Lead to the month of a day, where its lines stand; the form waits with it where it stays."""
    kept = day.isoformat() if stays else None
    month = f"{day:%Y-%m}"
    return redirect(
        url_for("learning.cash_book", book=book.value, bulan=month, tanggal=kept, _anchor="bulan"),
        303,
    )


def _page(book: Book, filled: Filled, today: date) -> str:
    person_id = signed_in_viewer().person_id
    whole = overview(person_id, book)
    first = month_asked() or today.replace(day=1)
    month = whole.month(first)
    pages = _pages(month)
    is_whole = request.args.get("halaman") == _WHOLE
    return render_template(
        "learning/cash_book.html",
        book=book,
        titles=TITLES,
        purposes=PURPOSES,
        fields=FIELDS,
        filled=filled,
        stays=_day_asked(today) != today,
        key=request.form.get("key") or new_id(),
        whole=whole,
        month=month,
        pages=pages,
        is_whole=is_whole,
        lines=lines_of(person_id, book, month, None if is_whole else pages),
        earlier=whole.earlier(first),
        later=whole.later(first, today),
    )


def _pages(month: Month) -> Pages:
    """Return the page that is asked for, else the last."""
    return Pages(month.count, PAGE, read_number(request.args.get("halaman"), month.count))


def _entry_page(found: CashEntry, filled: Filled) -> str:
    return render_template(
        "learning/cash_entry.html",
        titles=TITLES,
        entry=found,
        fields=FIELDS,
        filled=filled,
        key=request.form.get("key") or new_id(),
    )
