"""Everything that is kept about one person: every row of every table that names them."""

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any
from uuid import UUID

from flask_babel import lazy_gettext as _
from sqlalchemy import ColumnElement, Select, Table, Uuid, bindparam, or_, select, union_all

from rumahbelajar import clock
from rumahbelajar.database import Base, ask
from rumahbelajar.learning.models import Answer, Attempt
from rumahbelajar.ledger.merge_models import Alias
from rumahbelajar.meetings.attendance_models import RollRow
from rumahbelajar.meetings.photo_models import SheetPhoto
from rumahbelajar.people.models import Household, NotSame, Person

FORMAT = "rumahbelajar-data-saya/2"
"""Names how the JSON is laid out; another layout takes another number."""
MEANINGS = {
    "person": _("Siapa Anda."),
    "person_category": _("Hubungan Anda dengan pekerja migran."),
    "household": _("Keluarga Anda, atas nama kepala keluarganya."),
    "role": _("Tugas Anda di rumah belajar."),
    "consent": _("Persetujuan yang berlaku."),
    "consent_witness": _("Saksi saat persetujuan diberikan."),
    "guardian": _("Orang tua atau wali yang menyetujui."),
    "credential": _("Nama pengguna, dan sejak kapan PIN atau kata sandi berlaku."),
    "card": _("Kartu untuk masuk."),
    "sign_in": _("Kapan dan di perangkat apa Anda masuk."),
    "one_time_link": _("Tautan untuk memilih kata sandi."),
    "held_form": _("Isian yang menunggu sampai Anda masuk lagi."),
    "correction": _("Permintaan supaya data dibetulkan, dan jawabannya."),
    "not_same": _("Orang yang namanya mirip dengan Anda, dan bukan Anda."),
    "subject_merge": _("Data kedua tentang Anda, yang digabungkan dengan yang ini."),
    "subject_alias": _("Nomor lain yang catatannya dihitung sebagai catatan Anda."),
    "enrollment": _("Kursus yang diikuti."),
    "course_standing": _("Ringkasan belajar Anda di tiap kursus, untuk laporan."),
    "active_month": _("Bulan ketika Anda belajar, untuk laporan."),
    "lesson_completion": _("Pelajaran yang sudah dipahami."),
    "lesson_skip": _("Pelajaran yang dilewati."),
    "quiz_result": _("Nilai kuis dan tes."),
    "completion": _("Kursus yang selesai."),
    "attempt": _("Setiap kali mengerjakan kuis atau tes."),
    "answer": _("Jawaban kuis dan tes."),
    "activity_completion": _("Kegiatan yang selesai."),
    "kept_tool": _("Angka dan kata yang Anda simpan di Alat saya."),
    "cash_entry": _("Catatan di buku kas Anda."),
    "pair_member": _("Dengan siapa Anda belajar berdua, dan sejak kapan."),
    "shared_budget": _("Anggaran bersama yang terakhir Anda simpan."),
    "contact_trial": _("Nomor bantuan yang Anda coba."),
    "voice": _("Rekaman pelajaran yang Anda kirim."),
    "group_member": _("Kelompok tempat Anda belajar, sejak kapan, dan sampai kapan."),
    "group_facilitator": _("Kelompok yang Anda dampingi, sejak kapan, dan sampai kapan."),
    "attendance": _("Kehadiran Anda di pertemuan."),
    "attendance_for": _("Untuk siapa lagi Anda datang ke pertemuan."),
    "roll_row": _("Nomor Anda di daftar hadir."),
    "sheet_photo": _(
        "Foto daftar hadir di kertas, yang mungkin memuat nama dan tanda tangan Anda."
    ),
    "room_place": _("Kelompok kecil Anda di pertemuan, dan apakah Anda yang bicara."),
    "walk_in": _("Pertemuan yang Anda datangi sebelum terdaftar."),
    "commitment": _("Komitmen yang Anda pilih di pertemuan, dan apakah terlaksana."),
    "commitment_words": _("Komitmen itu, dalam kata-kata Anda."),
    "saved_view": _("Tampilan laporan yang Anda simpan."),
    "photo_right": _("Hak Anda atas salinan foto daftar hadir, dan sampai kapan."),
    "photo_copy": _("Salinan foto daftar hadir yang Anda unduh."),
    "certificate": _("Sertifikat, dengan nama yang tercetak."),
    "certificate_standing": _("Apakah sertifikat masih berlaku."),
    "delivery": _("Laporan yang Anda jadwalkan, dan ke surel mana dikirim."),
    "api_token": _("Kunci yang Anda buat supaya program lain membaca laporan."),
    "village_note": _("Pesan yang Anda tulis untuk petugas desa."),
    "export_job": _("Berkas laporan yang Anda minta."),
    "fact": _("Buku catatan yang tidak bisa diubah: apa yang terjadi, tanpa nama."),
}
"""What the rows of each table are, for the person; a table without it stops the tests."""
SECRETS = frozenset({"secret_hash", "token_sha256"})
"""Columns that are shown to nobody, not even their owner: with them one could sign in."""
_LEFT_OUT = _(
    "Isi bagian pribadi tidak ditulis di sini, karena HP ini dipakai bersama. Untuk mengunduh"
    " semuanya, masuklah lagi dengan pilihan HP sendiri."
)
_NAMED_BY = {"person": "id", "fact": "subject_id"}
_NAMED_BY |= {"subject_merge": "kept_id", "subject_alias": "stands_as"}
_OF_ONE_ENTRY = {"credential", "sign_in", "one_time_link", "held_form", "pair_member"}
_OF_ONE_ENTRY |= {"kept_tool", "cash_entry", "shared_budget", "voice", "contact_trial"}
_OF_ONE_ENTRY |= {"attempt", "answer", "saved_view"}
"""Tables of what is done behind a sign-in of one's own, read under that entry alone.

Of the others also the rows of an entry are shown that was merged into theirs; see merging.md.
"""

Row = Mapping[str, Any]


def owned_tables() -> dict[Table, ColumnElement[UUID]]:
    """Return every table whose rows belong to one person, and by what they do."""
    owners = {table: _owner(table) for table in Base.metadata.sorted_tables}
    return {table: owner for table, owner in owners.items() if owner is not None}


def everything_about(person_id: UUID) -> dict[str, Sequence[Row]]:
    """Return the rows about a person by name of table, but the secrets; one query for each table.

    Whatever table a feature adds is among them as soon as it has a `person_id`. Rows that only say
    who did something for somebody else belong to that other person and are not among them.
    """
    return {
        name: [dict(row) for row in ask(statement, person_id=person_id).mappings()]
        for name, statement in _statements().items()
    }


def as_json(
    person_id: UUID, tables: Mapping[str, Sequence[Row]], left_out: Mapping[str, int]
) -> str:
    """Return everything as JSON that programs read: moments in UTC, ids as text.

    `left_out` says how much is not in it on a phone that others use.
    """
    document = {
        "format": FORMAT,
        "person_id": str(person_id),
        "made_at": clock.now().isoformat(),
        "left_out": _why_and(left_out),
        "tables": {
            name: {"meaning": str(MEANINGS.get(name, "")), "rows": [_plain(row) for row in rows]}
            for name, rows in tables.items()
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=1)


def _why_and(left_out: Mapping[str, int]) -> Mapping[str, str | int] | None:
    return {"why": str(_LEFT_OUT), **left_out} if any(left_out.values()) else None


@cache
def _statements() -> dict[str, Select[Any]]:
    # Built once: for so many tables that takes longer than to ask them.
    return {table.name: _statement(table, owner) for table, owner in owned_tables().items()}


def _statement(table: Table, owner: ColumnElement[UUID]) -> Select[Any]:
    shown = [column for column in table.columns if column.name not in SECRETS]
    is_of_one = table.name in _OF_ONE_ENTRY
    mine = owner == bindparam("person_id") if is_of_one else _is_of_both(owner)
    return select(*shown).where(mine).order_by(*table.primary_key)


def _is_of_both(owner: Any) -> ColumnElement[bool]:
    me = bindparam("person_id", type_=Uuid())
    merged = select(Alias.subject_id).where(Alias.stands_as == me)
    found: ColumnElement[bool] = owner.in_(union_all(select(me), merged))
    return found


def _owner(table: Table) -> ColumnElement[UUID] | None:
    if table is Answer.__table__:
        return select(Attempt.person_id).where(Attempt.id == table.c.attempt_id).scalar_subquery()
    if table is NotSame.__table__:
        me = or_(NotSame.person_id == Person.id, NotSame.other_id == Person.id)
        mine = select(Person.id).where(me, _is_of_both(Person.id)).correlate(NotSame)
        return mine.limit(1).scalar_subquery()
    if table is Household.__table__:
        mine = select(Person.id).where(Person.household_id == table.c.id, _is_of_both(Person.id))
        return mine.limit(1).scalar_subquery()
    if table is SheetPhoto.__table__:
        # Of whom a row tells is written on the sheet: those who stand on its list.
        listed = RollRow.meeting_id == table.c.meeting_id
        mine = select(RollRow.person_id).where(listed, _is_of_both(RollRow.person_id))
        return mine.limit(1).scalar_subquery()
    return table.columns.get(_NAMED_BY.get(table.name, "person_id"))


def _plain(row: Row) -> dict[str, Any]:
    return {name: _written(value) for name, value in row.items()}


def _written(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
