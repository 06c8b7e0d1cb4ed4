"""The tables of services: by pillar and kind, by sex and age, and each of them but referrals."""

from collections import Counter

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import func, select

from rumahbelajar.database import db
from rumahbelajar.outreach.counts import BANDS
from rumahbelajar.outreach.kinds import PILLARS, ServiceKind
from rumahbelajar.outreach.labels import (
    KINDS,
    SHORT_BANDS,
    SHORT_PILLARS,
    SHORT_SEXES,
)
from rumahbelajar.outreach.models import Service, ServiceCount
from rumahbelajar.people.traits import Sex
from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.asking.months import Period
from rumahbelajar.reports.asking.naming import keeps_records
from rumahbelajar.reports.documents.laying_out import (
    SEX_ORDER,
    ages_and_sexes,
    people,
    summed,
    table,
    with_anybody,
)
from rumahbelajar.reports.documents.links import report_of
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table

KINDS_OF = tuple(
    (pillar, kind) for pillar in PILLARS for kind in ServiceKind if pillar in kind.pillars
)
"""Each pillar with each kind that may belong to it: the lines of the form."""


def services_in(village_code: str, period: Period) -> list[Service]:
    """Return the services of a village that stand, by day; one query."""
    asked = select(Service).where(
        Service.village_code == village_code,
        Service.on >= period.first,
        Service.on <= period.last,
        Service.is_withdrawn.is_(False),
    )
    return list(db.session.scalars(asked.order_by(Service.on, Service.service_id)))


def service_tables(services: list[Service], asked: Asked, *, full: bool) -> list[Table]:
    """Return how often there were services; in full also for how many people, and one by one."""
    tables = [_by_kind(services, full=full)]
    if full:
        tables += [_by_age(asked), _list(services, asked)]
    return tables


def _by_kind(services: list[Service], *, full: bool) -> Table:
    columns = [
        Column("pillar", _("Pilar"), Kind.TEXT),
        Column("kind", _("Layanan"), Kind.TEXT),
        Column("times", _("Berapa kali")),
    ]
    if full:
        columns += [people(sex.name.lower(), str(SHORT_SEXES[sex])) for sex in SEX_ORDER]
        columns.append(people("sum", _("Jumlah")))
    times = Counter((each.pillar, each.kind) for each in services)
    served: Counter[tuple[int, ServiceKind, Sex]] = Counter()
    for each in services:
        for sex in SEX_ORDER:
            served[each.pillar, each.kind, sex] += getattr(each, sex.name.lower())
    lines = []
    for pillar, kind in KINDS_OF:
        numbers = [served[pillar, kind, sex] for sex in SEX_ORDER]
        words = f"{pillar}. {SHORT_PILLARS[pillar]}", str(KINDS[kind])
        counted = (*numbers, sum(numbers)) if full else ()
        lines.append(Row(f"{pillar}.{kind}", (*words, times[pillar, kind], *counted)))
    rows = with_anybody(columns, [[each] for each in lines], _("Layanan lainnya"))
    return table(
        "layanan",
        _("Layanan menurut pilar"),
        columns,
        rows,
        _("Usaha baru dihitung per usaha, pada orang yang memimpinnya. Rujukan hanya angka."),
        total=summed(columns, rows),
    )


def _by_age(asked: Asked) -> Table:
    columns = [
        Column("pillar", _("Pilar"), Kind.TEXT),
        Column("sex", _("L/P"), Kind.TEXT),
        *(people(f"age{place}", str(SHORT_BANDS[band])) for place, band in enumerate(BANDS)),
        people("sum", _("Jumlah")),
    ]
    found = _counted(asked.area, asked.period)
    things = []
    for pillar in PILLARS:
        lines = []
        for sex in SEX_ORDER:
            numbers = [found.get((pillar, sex, band), 0) for band in BANDS]
            words = f"{pillar}. {SHORT_PILLARS[pillar]}", str(SHORT_SEXES[sex])
            lines.append(Row(f"{pillar}.{sex}", (*words, *numbers, sum(numbers))))
        things.append(lines)
    rows = with_anybody(columns, things, _("Layanan lainnya"))
    return table(
        "layanan_usia",
        _("Layanan menurut pilar, jenis kelamin, dan umur"),
        columns,
        rows,
        ages_and_sexes(),
        total=summed(columns, rows),
    )


def _counted(village_code: str, period: Period) -> dict[tuple[int, Sex, str], int]:
    key = ServiceCount.pillar, ServiceCount.sex, ServiceCount.age_band
    rows = db.session.execute(
        select(*key, func.sum(ServiceCount.people))
        .where(
            ServiceCount.village_code == village_code,
            ServiceCount.on >= period.first,
            ServiceCount.on <= period.last,
        )
        .group_by(*key)
    ).tuples()
    return {(pillar, Sex(sex), band): int(number) for pillar, sex, band, number in rows}


def _list(services: list[Service], asked: Asked) -> Table:
    columns = [
        Column("on", _("Tanggal"), Kind.DAY),
        Column("pillar", _("Pilar"), Kind.COUNT),
        Column("kind", _("Layanan"), Kind.TEXT),
        *(people(sex.name.lower(), str(SHORT_SEXES[sex])) for sex in SEX_ORDER),
        people("sum", _("Jumlah")),
    ]
    rows = [_line(each, asked) for each in services if each.kind is not ServiceKind.REFERRAL]
    return table(
        "daftar_layanan",
        _("Daftar layanan, tanpa rujukan"),
        columns,
        rows,
        _("Rujukan hanya ada di angka jumlah, supaya orangnya tidak bisa dilacak."),
    )


def _line(each: Service, asked: Asked) -> Row:
    words = f"{KINDS[each.kind]}: {each.about}" if each.about else str(KINDS[each.kind])
    numbers = (*(getattr(each, sex.name.lower()) for sex in SEX_ORDER), each.people)
    can_open = keeps_records(asked.area)
    return Row(
        str(each.service_id),
        (each.on, each.pillar, words, *numbers),
        url=url_for("outreach.edit_service", service_id=each.service_id)
        if can_open
        else report_of("kegiatan", asked),
    )
