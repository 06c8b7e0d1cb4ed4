"""The certificates of a village, numbered in the order in which they were earned."""

from random import Random

from rumahbelajar.demo.scale.calendar import SLOTS
from rumahbelajar.demo.scale.village import Finish, Village
from rumahbelajar.learning.codes import ALPHABET, OF_CERTIFICATE

_KIND = "certificate.issued"


def certify(village: Village) -> None:
    """Give everybody who has finished a course their certificate."""
    last: dict[int, int] = {}
    for finish in sorted(village.finished, key=lambda each: (each.moment, each.person.person_id)):
        year = village.nation.calendar.years[finish.moment // SLOTS]
        last[year] = last.get(year, 0) + 1
        _issue(village, finish, f"RB-{village.place.code}-{year}-{last[year]:04d}")
    for year, number in last.items():
        village.sheets.add("certificate_series", village.place.code, year, number)


def _issue(village: Village, finish: Finish, serial: str) -> None:
    person, course = finish.person, finish.course
    code, day = _code(village.chance), village.day(finish.moment)
    payload = (
        f'{{"code":"{code}","course_id":"{course.course_id}","course_version":"{course.version}",'
        f'"serial":"{serial}"}}'
    )
    person_id = person.person_id
    fact_id = village.teller.tell(_KIND, 1, person_id, person_id, finish.moment, payload)
    finish.standing.certified_on = day
    village.sheets.add("certificate_standing", person_id, code, day)
    village.sheets.add(
        "certificate",
        *(village.teller.new_id(finish.moment), person_id, course.course_id, course.version),
        *(course.title, course.hours, person.name, village.place.code, village.place.name),
        *(code, serial, day, fact_id),
    )


def _code(chance: Random) -> str:
    drawn = chance.getrandbits(5 * OF_CERTIFICATE)
    return "".join(ALPHABET[drawn >> 5 * place & 31] for place in range(OF_CERTIFICATE))
