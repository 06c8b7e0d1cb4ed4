"""How a file of a whole nation is made: by an export job, in a process of its own.

`python -m tests.bench.nation_exports FORM ROWS` is that process: it asks for the file, makes it the
way that `rumahbelajar.reports.exporting.working` does, and prints what it took.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from sqlalchemy import func, select

from rumahbelajar import create_app
from rumahbelajar.config import ROOT
from rumahbelajar.database import db
from rumahbelajar.memory import return_large_blocks
from rumahbelajar.people.models import Area, Person
from rumahbelajar.people.sign_in_models import Credential
from rumahbelajar.reports.asking import choosing
from rumahbelajar.reports.asking.asked import Asked, Filter
from rumahbelajar.reports.asking.scope import Scope, scope_of_person
from rumahbelajar.reports.asking.today import today
from rumahbelajar.reports.exporting import jobs, making, workbooks
from rumahbelajar.reports.exporting.files import Form, Wanted
from rumahbelajar.reports.exporting.models import ExportJob, JobState
from rumahbelajar.reports.summaries.models import StandingInCourse
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.selected_rows import SelectedRows
from rumahbelajar.reports.tables.table import Column, Kind, Row, Table
from tests.bench.held import most_held
from tests.bench.nations import Nation

FORMS = (Form.CSV, Form.XLSX)
SHEETS = 4
"""Into which so many rows of a workbook are divided."""
_COLUMNS = (
    Column("name", "Nama", Kind.TEXT),
    Column("village", "Desa", Kind.TEXT),
    Column("sex", "Jenis kelamin", Kind.TEXT),
    Column("age_band", "Umur", Kind.TEXT),
    Column("category", "Kategori", Kind.TEXT),
    Column("course", "Kursus", Kind.TEXT),
    Column("enrolled_on", "Mulai", Kind.DAY),
    Column("last_on", "Terakhir belajar", Kind.DAY),
    Column("completed_on", "Selesai", Kind.DAY),
    Column("certified_on", "Sertifikat", Kind.DAY),
    Column("pretest", "Tes awal", Kind.MARK),
    Column("posttest", "Tes akhir", Kind.MARK),
)

_TOLD = (
    *("sex", "age_band", "category", "course_id"),
    *("enrolled_on", "last_on", "completed_on", "certified_on", "pretest_mark", "posttest_mark"),
)
"""What stands in the columns behind the name and the village."""


@dataclass(frozen=True)
class Exported:
    """How a file was made, and what that took."""

    nation: Nation
    form: Form
    rows: int
    seconds: float
    cpu: float
    """Seconds of the processor that the process itself took, without the database."""
    megabytes: float
    """The most memory that it held at once."""
    size: int
    """Bytes of the file."""


def measure(nation: Nation) -> Iterator[Exported]:
    """Make each form once, with as many rows as the nation has learners."""
    given = {"INSTANCE": str(nation.instance), **nation.settings}
    environ = os.environ | {f"RUMAHBELAJAR_{name}": text for name, text in given.items()}
    user_name = nation.officers[0].user_name
    for form in FORMS:
        command = [sys.executable, "-m", "tests.bench.nation_exports"]
        told = subprocess.run(
            [*command, form, str(nation.learners), user_name],
            cwd=ROOT,
            env=environ,
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        yield Exported(nation, form, **json.loads(told))


def _report(rows: int) -> Report:
    """Return a report of where people stand in courses, of so many lines."""

    def make(_scope: Scope, _asked: Asked) -> list[Table]:
        return [Table("orang", "Orang dalam kursus", _COLUMNS, _standings(rows))]

    title, question = "Semua orang", "Siapa belajar apa?"
    return Report("semua-orang", title, question, frozenset({Filter.AREA}), make)


def _standings(rows: int) -> SelectedRows:
    standing = StandingInCourse
    key = (standing.person_id, standing.course_id)
    told = (getattr(standing, name) for name in _TOLD)
    those = (
        select(standing.person_id, standing.village_code, *told)
        .order_by(*key)
        .limit(rows)
        .subquery()
    )
    of = those.c
    statement = (
        select(of.person_id, of.village_code, Person.name, Area.name, *(of[name] for name in _TOLD))
        .join_from(those, Person, Person.id == of.person_id)
        .join(Area, Area.code == of.village_code)
    )
    counted = select(func.count()).select_from(those)
    return SelectedRows(statement, (of.person_id, of.course_id), _row, counted=counted)


def _row(found: Any) -> Row:
    person_id, village, *values = found
    return Row(str(person_id), tuple(values), village)


def _make(form: Form, rows: int, user_name: str) -> None:
    """Make a file as the process of jobs does, and print what it took."""
    return_large_blocks()
    app, report = create_app(), _report(rows)
    with ExitStack() as stack:
        stack.enter_context(app.app_context())
        stack.enter_context(patch.object(making, "report_of", lambda _job: report))
        stack.enter_context(patch.object(workbooks, "ROWS_IN_A_SHEET", rows // SHEETS))
        asker = select(Credential.person_id).where(Credential.user_name == user_name)
        person_id = db.session.scalars(asker).one()
        asked = choosing.usual(report, scope_of_person(person_id), today())
        job = jobs.ask_for(person_id, report, asked, Wanted(form), "id")
        jobs.restart(job)
        job_id = job.id
        db.session.commit()
        begun, busy = time.perf_counter(), time.process_time()
        making.work()
        seconds, cpu = time.perf_counter() - begun, time.process_time() - busy
        # What was read while it was made is of that moment.
        db.session.rollback()
        job = db.session.get_one(ExportJob, job_id)
        assert job.state is JobState.DONE, job.fault
        took = {"rows": job.rows_done, "seconds": seconds, "cpu": cpu, "size": job.size}
        jobs.erase_file(job)
        db.session.delete(job)
        db.session.commit()
    print(json.dumps(took | {"megabytes": most_held()}))


if __name__ == "__main__":
    _make(Form(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
