"""What proves the numbers: the photos of sheets by their hashes, and the certificates."""

from collections.abc import Collection, Sequence

from flask import has_request_context, url_for
from flask_babel import gettext as _
from sqlalchemy import and_, select

from rumahbelajar.database import db
from rumahbelajar.learning.codes import grouped
from rumahbelajar.learning.models import Certificate, CertificateStanding
from rumahbelajar.learning.revoking import revoked
from rumahbelajar.ledger.aliases import counts_as
from rumahbelajar.meetings.finding import public_title_of
from rumahbelajar.meetings.models import Meeting
from rumahbelajar.meetings.photo_models import SheetPhoto
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Period
from rumahbelajar.reports.asking.naming import keeps_records
from rumahbelajar.reports.documents.hard_courses import why_closed
from rumahbelajar.reports.documents.laying_out import table
from rumahbelajar.reports.documents.meeting_counts import Meetings, State
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table


def photos_in(village_code: str, period: Period) -> list[tuple[Meeting, SheetPhoto]]:
    """Return the photos of the sheets of a village's meetings, by day; one query."""
    asked = (
        select(Meeting, SheetPhoto)
        .join(SheetPhoto, SheetPhoto.meeting_id == Meeting.id)
        .where(
            Meeting.village_code == village_code,
            Meeting.on >= period.first,
            Meeting.on <= period.last,
        )
        .order_by(Meeting.on, Meeting.starts, Meeting.id, SheetPhoto.page, SheetPhoto.id)
    )
    return list(db.session.execute(asked).tuples())


def photo_table(photos: Sequence[tuple[Meeting, SheetPhoto]], asked: Asked) -> Table:
    """Return each photo with its hash; the pictures need a right of their own."""
    columns = [
        Column("on", _("Tanggal"), Kind.DAY),
        Column("title", _("Pertemuan"), Kind.TEXT),
        Column("page", _("Lembar")),
        Column("sha256", _("SHA-256 foto"), Kind.TEXT),
    ]
    can_open = keeps_records(asked.area)
    rows = [
        Row(
            photo.sha256,
            (meeting.on, public_title_of(meeting), photo.page, photo.sha256),
            url=url_for("meetings.photos", meeting_id=meeting.id) if can_open else "",
        )
        for meeting, photo in photos
    ]
    return table(
        "foto",
        _("Foto lembar daftar hadir"),
        columns,
        rows,
        _("Fotonya disimpan di rumah belajar. SHA-256 menunjukkan apakah sebuah foto masih sama."),
    )


def certificates_in(village_code: str, period: Period) -> list[tuple[Certificate, bool]]:
    """Return the certificates of a village by serial, each with whether it stands; one query."""
    whose = counts_as(Certificate.person_id)
    standing = CertificateStanding
    same = and_(standing.person_id == whose, standing.code == Certificate.code)
    asked = (
        select(Certificate, revoked(standing.revoked_on), standing.replaced_on)
        .outerjoin(standing, same)
        .where(
            Certificate.village_code == village_code,
            Certificate.issued_on >= period.first,
            Certificate.issued_on <= period.last,
        )
        .order_by(Certificate.issued_on, Certificate.serial)
    )
    rows = db.session.execute(asked).tuples()
    return [
        (certificate, revoked_on is None and replaced_on is None)
        for certificate, revoked_on, replaced_on in rows
    ]


def certificate_table(
    found: Sequence[tuple[Certificate, bool]], closed: Collection[str] = ()
) -> Table:
    """Return each certificate by serial and code; names stand in an appendix for who asks.

    Of a closed course without its name, and without the code, whose page names course and person.
    """
    columns = [
        Column("serial", _("Nomor"), Kind.TEXT),
        Column("code", _("Kode"), Kind.TEXT),
        Column("course", _("Kursus"), Kind.TEXT),
        Column("issued_on", _("Tanggal"), Kind.DAY),
        Column("standing", _("Keadaan"), Kind.TEXT),
    ]
    rows = [
        Row(
            each.serial,
            (
                each.serial,
                "" if each.course_id in closed else grouped(each.code),
                _("Kursus lain") if each.course_id in closed else each.course_title,
                each.issued_on,
                _("Berlaku") if stands else _("Tidak berlaku"),
            ),
            url="" if each.course_id in closed else _check(each),
        )
        for each, stands in found
    ]
    is_closed = any(each.course_id in closed for each, _stands in found)
    return table(
        "sertifikat",
        _("Sertifikat yang diterbitkan"),
        columns,
        rows,
        _("Dengan kodenya, sertifikat bisa diperiksa. Simpan daftar ini baik-baik."),
        *([why_closed()] if is_closed else []),
    )


def names_table(found: Sequence[tuple[Certificate, bool]], open_to: Collection[str]) -> Table:
    """Return whose the certificates are: an appendix, for who may see persons and asks for it.

    `open_to` are the codes that the list of certificates tells. Others are of closed courses: with
    a name, being of "another" course would tell which one it is.
    """
    columns = [
        Column("serial", _("Nomor"), Kind.TEXT),
        Column("name", _("Nama"), Kind.TEXT),
        Column("course", _("Kursus"), Kind.TEXT),
    ]
    rows = [
        Row(each.serial, (each.serial, each.holder_name, each.course_title))
        for each, _stands in found
        if grouped(each.code) in open_to
    ]
    title = _("Lampiran: nama pemegang sertifikat")
    notes = [_("Berisi data pribadi. Jangan disebarkan.")]
    if len(rows) < len(found):
        notes.append(why_closed())
    return table("nama", title, columns, rows, *notes)


def without_photo(meetings: Meetings, photos: Sequence[tuple[Meeting, SheetPhoto]]) -> int:
    """Return how many meetings were held and have no photo of their sheet."""
    proved = {meeting.id for meeting, _photo in photos}
    return sum(
        1
        for each in meetings.counted
        if each.state is State.HELD and each.held.meeting.id not in proved
    )


def _check(certificate: Certificate) -> str:
    if not has_request_context():
        return ""
    return url_for("learning.check_certificate", code=certificate.code)
