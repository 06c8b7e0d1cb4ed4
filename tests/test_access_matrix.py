"""Every route for every kind of person, against the written matrix beside this file."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask, url_for

from rumahbelajar import clock
from rumahbelajar.access import policy_of
from rumahbelajar.activities.cash_book import Book, Entry, Kind
from rumahbelajar.database import db
from rumahbelajar.groups import membership, together
from rumahbelajar.groups.models import Group
from rumahbelajar.help import village_contacts
from rumahbelajar.help.models import Office
from rumahbelajar.help.village_contacts import Wording
from rumahbelajar.ids import new_id
from rumahbelajar.learning import cash_books
from rumahbelajar.learning.models import Certificate
from rumahbelajar.ledger import recording
from rumahbelajar.meetings.facts import MeetingPlanned
from rumahbelajar.outreach.counts import BANDS
from rumahbelajar.outreach.facts import ServiceRecorded
from rumahbelajar.people import corrections
from rumahbelajar.people.models import SignIn
from tests.conftest import Visit
from tests.house import KURIPAN, Dweller, House
from tests.learning.learner import COURSE, FIRST_QUIZ, Learner
from tests.visitor import Visitor

SOLD = Entry(date(2026, 11, 2), "Jual keripik", Kind.IN, 40_000)
MATRIX = Path(__file__).with_name("access_matrix.txt")


@dataclass(frozen=True)
class Row:
    """One line of the matrix: what each person is answered by one route."""

    method: str
    endpoint: str
    outcomes: dict[str, str]


def _rows() -> list[Row]:
    lines = MATRIX.read_text(encoding="utf-8").splitlines()
    people = next(line for line in lines if "stranger" in line and "owner " in line)
    names = people.removeprefix("#").split()
    cells = [line.split() for line in lines if line and not line.startswith("#")]
    return [
        Row(method, endpoint, dict(zip(names, outcomes, strict=True)))
        for method, endpoint, *outcomes in cells
    ]


ROWS = _rows()
PEOPLE = list(ROWS[0].outcomes)


@dataclass(frozen=True)
class Targets:
    """The things of Siti that the paths of the walk name."""

    person: UUID
    attempt: UUID
    certificate: str
    sign_in: UUID
    correction: UUID
    cash_entry: UUID
    contact: UUID
    group: UUID
    meeting: UUID
    service: UUID

    def path(self, endpoint: str) -> str:
        """Return the address of a route, with Siti's things in it."""
        module, slug = "tujuan-bersama", "mengapa-berangkat"
        if endpoint.startswith("people."):
            values = {"person_id": self.person, "sign_in_id": self.sign_in, "token": "t" * 22}
            values |= {"roster_id": self.person, "ending": "csv"}
        elif endpoint.startswith("groups."):
            values = {"group_id": self.group, "person_id": self.person}
        elif endpoint.startswith("meetings."):
            values = {"meeting_id": self.meeting, "series_id": self.meeting, "number": 1}
            values |= {"walk_in_id": self.meeting, "photo_id": self.meeting}
            values |= {"person_id": self.person}
        elif endpoint.startswith("outreach."):
            values = {"service_id": self.service, "kind": "rujukan"}
        elif endpoint.startswith(("reports.", "api.")):
            values = self._of_reports()
        elif endpoint.startswith("desk."):
            values = {"correction_id": self.correction, "group_id": self.group}
            values |= {"course_id": COURSE, "person_id": self.person}
            values |= {"village_code": KURIPAN, "note_id": self.group}
        elif "certificate" in endpoint:
            values = {"code": self.certificate, "person_id": self.person}
        else:
            values = {"course_id": COURSE, "module": module, "slug": slug, "name": "sampul.svg"}
            values |= {
                "person_id": self.person,
                "contact_id": self.contact,
                "voice_id": self.contact,
                "key": "kebutuhan",
                "meeting": "kenalan",
            }
            values |= {"quiz_id": FIRST_QUIZ, "attempt_id": self.attempt, "place": 1}
            if "guide" in endpoint:
                values |= {"course_id": "anak-kita"}
            if "activity" in endpoint:
                values |= {"module": "aman", "slug": "obrolan-palsu"}
            values |= {"book": "usaha", "entry_id": self.cash_entry}
            if "tool" in endpoint:
                values |= {"name": "kalkulator-cicilan"}
        return _address(endpoint, values)

    def _of_reports(self) -> dict[str, object]:
        nobodys = ("delivery_id", "job_id", "right_id", "run_id", "token_id", "view_id")
        return {
            **dict.fromkeys(nobodys, self.group),
            "key": "penyelesaian",
            "table_key": "wilayah",
            "form": "csv",
            "document": "bulanan",
            "meeting_id": self.meeting,
        }


def _address(endpoint: str, values: dict[str, object]) -> str:
    """Return the address without what the route does not name."""
    return re.sub(r"\?.*", "", url_for(endpoint, **values))


def test_the_matrix_names_every_route_once(app: Flask) -> None:
    rules = {
        (method, rule.endpoint)
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    written = [(row.method, row.endpoint) for row in ROWS]
    assert len(written) == len(set(written))
    assert set(written) == rules


def test_every_route_declares_a_policy(app: Flask) -> None:
    assert all(policy_of(app, endpoint) is not None for endpoint in app.view_functions)


@pytest.mark.slow
@pytest.mark.parametrize("who", PEOPLE)
def test_everybody_is_answered_as_the_matrix_says(
    house: House, visit: Visit, who: str, app: Flask
) -> None:
    siti = Learner(visit(house.siti), house.siti).finish()
    targets = _targets(app, siti, house)
    visitor = siti.visitor if who == "owner" else visit(_person(house, who))
    found = [(row, _outcome(app, visitor, row, targets)) for row in ROWS]
    wrong = [
        f"{row.method} {row.endpoint}: wanted {row.outcomes[who]}, was {answer}"
        for row, answer in found
        if answer != row.outcomes[who]
    ]
    assert not wrong, "\n".join(wrong)
    if who not in {"owner", "facilitator", "admin"}:
        with app.app_context():
            assert db.session.get_one(SignIn, targets.sign_in).ended_at is None


def _person(house: House, who: str) -> Dweller | None:
    return {
        "stranger": None,
        "neighbour": house.rini,
        "elsewhere": house.wati,
        "unasked": house.dewi,
        "facilitator": house.budi,
        "far-facilitator": house.endang,
        "coordinator": house.hartono,
        "far-coordinator": house.yanti,
        "admin": house.ratna,
        "far-admin": house.kasih,
    }[who]


def _targets(app: Flask, siti: Learner, house: House) -> Targets:
    attempt = siti.begin(FIRST_QUIZ)
    with app.app_context():
        of_siti = db.select(Certificate.code).where(Certificate.person_id == house.siti.id)
        code = db.session.scalars(of_siti).one()
        correction = corrections.ask(house.siti.id, "Nama saya", "Siti Aminah").id
        cash_entry = new_id()
        cash_books.add(house.siti.id, Book.BUSINESS, cash_entry, SOLD)
        wording = Wording(Office.MIDWIFE, "Bidan Yati", "0812 3456 7890", True, "")
        village_contacts.add(contact := new_id(), KURIPAN, wording)
        group = Group(id=new_id(), village_code=KURIPAN, name="Melati", made_at=clock.now())
        db.session.add(group)
        db.session.flush()
        membership.add_members(group, [house.siti.id])
        together.choose_courses(group, [COURSE])
        group_id = group.id
        meeting, service = _plan_meeting(siti, group_id), _note_service(siti)
        db.session.commit()
        with siti.visitor.client.session_transaction() as session:
            sign_in = UUID(session["_user_id"])
    return Targets(
        *(house.siti.id, attempt, code, sign_in, correction, cash_entry, contact),
        *(group_id, meeting, service),
    )


def _plan_meeting(siti: Learner, group_id: UUID) -> UUID:
    """Plan a meeting of the group, a series of its own; return the id, which is that of both."""
    payload = MeetingPlanned(
        *(group_id, meeting := new_id(), "", "", date(2026, 11, 26)),
        *("14:00", 90, "Asia/Jakarta"),
    )
    _record(siti, meeting, payload)
    return meeting


def _note_service(siti: Learner) -> UUID:
    none = (0,) * len(BANDS)
    _record(siti, service := new_id(), ServiceRecorded(1, "rujukan", (1, *none[1:]), none, none))
    return service


def _record(siti: Learner, subject: UUID, payload: object) -> None:
    recording.record(
        payload,
        subject_id=subject,
        actor_id=siti.person.id,
        village_code=KURIPAN,
        occurred_on=date(2026, 11, 24),
    )


def _outcome(app: Flask, visitor: Visitor, row: Row, targets: Targets) -> str:
    with app.test_request_context():
        path = targets.path(row.endpoint)
    response = visitor.get(path) if row.method == "GET" else visitor.post(path)
    location = response.headers.get("Location", "")
    if location.startswith("/masuk") and not row.endpoint.endswith("sign_out"):
        return "in"
    if location.partition("?")[0] == "/persetujuan" and row.endpoint != "people.answer_consent":
        return "agree"
    refused = {401: "token", 403: "no", 404: "gone", 409: "refused"}
    if response.status_code in refused:
        return refused[response.status_code]
    return "ok" if response.status_code in {200, 303, 422} else response.status
