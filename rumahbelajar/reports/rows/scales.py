"""Scales: how many picked each answer to a question that has neither right nor wrong ones."""

from collections import Counter
from collections.abc import Iterator, Sequence

from flask_babel import gettext as _

from rumahbelajar.reports.asking.asked import Asked
from rumahbelajar.reports.rows.answers_above import BLANK, degrees_above
from rumahbelajar.reports.rows.answers_given import Asking
from rumahbelajar.reports.tables.table import Column, Kind, ListedRows, Row, Table, share


def scale(key: str, title: str, asking: Asking, asked: Asked, areas: Sequence[str]) -> Table:
    """Return a table of a question that has no right answer; `areas` are those read above it."""
    columns = (
        Column("degree", _("Jawaban"), Kind.TEXT),
        Column("people", _("Orang"), is_of_people=True),
        Column("answered", _("Dari"), is_of_people=True),
        Column("share", _("Persen orang"), Kind.SHARE, share_of=("people", "answered")),
    )
    answered = asking.answered
    total = Row("semua", (_("Semua"), answered, answered, share(answered, answered)))
    notes = (_("Pertanyaan ini tidak punya jawaban benar atau salah."),)
    rows = list(_degrees(asking))
    told = tuple(degrees_above(asked, [row.key for row in rows], asking, areas))
    # Else the total would tell without a word how many they are, also where they are few.
    blank = answered - sum(row.values[1] for row in rows if isinstance(row.values[1], int))
    rows.append(Row(BLANK, (_("Kosong"), blank, answered, share(blank, answered))))
    listed = ListedRows(rows, columns)
    return Table(
        *(key, title, columns, listed, total), notes=notes, told_above=told, skips_nobody=True
    )


def _degrees(asking: Asking) -> Iterator[Row]:
    """Yield each answer that can be picked, in the author's order, with how many picked it."""
    picked: Counter[object] = Counter()
    for given, times in asking.times.items():
        if isinstance(given.response, str):
            picked[given.response] += times
    answered = asking.answered
    for degree in getattr(asking.question, "options", ()):
        people = picked[degree.id]
        values = (degree.text, people, answered, share(people, answered))
        yield Row(degree.id, values, always_stays=True)
