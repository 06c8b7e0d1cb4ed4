"""What else is done for a village: services counted by sex and age band, some each month."""

from rumahbelajar.demo.scale.calendar import MONTH, SLOTS
from rumahbelajar.demo.scale.village import Village
from rumahbelajar.outreach.counts import BANDS, Cell, Counts
from rumahbelajar.outreach.facts import ServiceRecorded
from rumahbelajar.outreach.kinds import ServiceKind
from rumahbelajar.people.traits import Sex

_KINDS = (*ServiceKind,)
_SHARES = (40, 20, 15, 10, 15)
"""Of each kind, in its order."""
_A_MONTH = 0.7
_MOST = 9
_USUAL_BANDS = BANDS[3:7]


def serve(village: Village) -> None:
    """Note the services of a village, about two in three months."""
    chance, place = village.chance, village.place
    for month in range(place.begins + MONTH, place.ends, MONTH):
        if chance.random() < _A_MONTH:
            _note(village, month * SLOTS + chance.randrange(SLOTS))


def _note(village: Village, moment: int) -> None:
    chance, teller = village.chance, village.teller
    kind = chance.choices(_KINDS, _SHARES)[0]
    pillar = chance.choice(kind.pillars)
    cells = {
        Cell(sex, band): chance.randint(1, _MOST)
        for sex in (Sex.FEMALE, Sex.MALE)
        for band in _USUAL_BANDS
        if chance.random() < 0.4
    }
    counts = Counts.of(cells or {Cell(Sex.FEMALE, _USUAL_BANDS[0]): 1})
    payload = ServiceRecorded(pillar, kind.value, counts.female, counts.male, counts.unsaid)
    service_id, day = teller.new_id(moment), village.day(moment)
    fact_id = teller.say(payload, service_id, village.helper, moment)
    said = f"{village.place.code} {day} 0 {village.sheets.rows['fact'][-1][12]}"
    village.sheets.add(
        "service",
        *(service_id, village.place.code, day, pillar, kind.value),
        *(sum(counts.female), sum(counts.male), sum(counts.unsaid), False, fact_id),
        *(village.helper, village.nation.calendar.at(moment), said, said),
    )
    for cell, people in counts.filled():
        where = (village.place.code, day, pillar, kind.value)
        village.sheets.add("service_count", service_id, cell.sex.value, cell.band, people, *where)
    if kind.is_named:
        village.sheets.add("service_words", fact_id, service_id, "Kerja bakti di pojok baca.", "")
