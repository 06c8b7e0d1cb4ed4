"""What is told of hard subjects on a phone that others use: how much there is, and not what."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from rumahbelajar.desk.kept_data import Row
from rumahbelajar.desk.titles import is_part_on_hard_subject

_EMPTIED = {"payload": None, "content_sha256": None}


class Unrevealing(NamedTuple):
    """The rows that may be told, by name of table, and how many each table tells less of."""

    tables: dict[str, Sequence[Row]]
    left_out: dict[str, int]


def without_hard_subjects(tables: Mapping[str, Sequence[Row]]) -> Unrevealing:
    """Return the tables without attempts and answers on hard subjects.

    Facts about such a part stay as rows without what they say: the ledger has no gaps. The hash
    of it goes too, since short contents can be guessed from it.
    """
    hard = {each["id"] for each in tables["attempt"] if is_part_on_hard_subject(each["quiz_id"])}
    told = {
        "attempt": [each for each in tables["attempt"] if each["id"] not in hard],
        "answer": [each for each in tables["answer"] if each["attempt_id"] not in hard],
    }
    left_out = {name: len(tables[name]) - len(rows) for name, rows in told.items()}
    facts = [{**each, **_EMPTIED} if _tells(each["payload"]) else each for each in tables["fact"]]
    left_out["fact.payload"] = sum(each["payload"] is None for each in facts)
    return Unrevealing({**tables, **told, "fact": facts}, left_out)


def _tells(payload: str) -> bool:
    """Whether the content of a fact names a part on a hard subject."""
    named: Mapping[str, Any] = json.loads(payload)
    return any(
        isinstance(value, str) and is_part_on_hard_subject(value)
        for key, value in named.items()
        if key.endswith("_id")
    )
