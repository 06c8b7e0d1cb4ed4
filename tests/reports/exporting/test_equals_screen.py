"""What is exported is what the page shows: every report, in every form, for who may see what."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from python_calamine import CalamineWorkbook

from rumahbelajar.reports import catalogue
from rumahbelajar.reports.exporting import papers
from rumahbelajar.reports.tables import cells
from rumahbelajar.reports.tables.report import Report
from rumahbelajar.reports.tables.table import WITHHELD, Column, Kind, Value
from tests.conftest import Visit
from tests.house import KURIPAN
from tests.reports import simple_report
from tests.reports.nation import PROVINCE, REGENCY, Nation
from tests.visitor import Visitor

REPORTS = (*catalogue.REPORTS, simple_report.REPORT)
ASKED = {
    "nusa": ("", "?urut=-enrolled", f"?wilayah={PROVINCE}&dari=2025-01&sampai=2026-11"),
    "wiwik": (f"?wilayah={REGENCY}&urut=area", "?jk=P"),
    "lurah": (f"?wilayah={KURIPAN}&dari=2025-06&sampai=2026-11", "?urut=-name"),
}
"""Readers and what they ask for: sorted, narrowed, of more than one level."""
Words = list[tuple[str, ...]]


@pytest.fixture(autouse=True)
def every_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "REPORTS", REPORTS)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.key)
@pytest.mark.parametrize("who", ASKED)
def test_files_hold_the_rows_of_the_page(
    nation: Nation, visit: Visit, monkeypatch: pytest.MonkeyPatch, report: Report, who: str
) -> None:
    printed: list[dict[str, Any]] = []
    monkeypatch.setattr(papers, "typeset", lambda _path, data, _words: _keep(printed, data))
    visitor = visit(nation.of(who))
    for query in ASKED[who]:
        page = _page(visitor, report.key, query)
        if page is None:
            assert _statuses(visitor, report.key, query) == {404}
            continue
        tables = _json(visitor, report.key, query)
        workbook = _get(visitor, report.key, "xlsx", query).data
        texts = {key: _csv(visitor, report.key, query, key) for key in tables}
        assert _get(visitor, report.key, "pdf", query).status_code == 200
        with nation.app.app_context():
            said = {key: list(_in_words(table)) for key, table in tables.items()}
            page = {key: _named(lines, said[key], tables[key]) for key, lines in page.items()}
            assert said == page
            # A page of a document has last what its files have first: what it is.
            in_order = [page[key] for key in tables]
            assert _xlsx(workbook, list(tables.values())) == in_order
            for key, lines in texts.items():
                shown = _without_codes(lines, tables[key])[1:]
                assert _as_shown(shown, tables[key]) == page[key], key
        # What has sheets of its own is looked at in tests/reports/documents.
        assert printed or report.paper
        for sheets in printed:
            assert [_set(table) for table in sheets["tables"]] == in_order
        printed.clear()


def _named(lines: Words, said: Words, table: dict[str, Any]) -> Words:
    """Return the lines of a page of a village with its name, which it leaves out of its lists."""
    places = [at for at, each in enumerate(table["columns"]) if at and each["key"] == "village"]
    if not places or not lines or len(lines[0]) == len(said[0]):
        return lines
    (at,) = places
    assert len({line[at] for line in said}) == 1
    return [(*line[:at], said[0][at], *line[at:]) for line in lines]


def _set(table: dict[str, Any]) -> Words:
    """Return the lines of a table on paper, which shows no total without rows."""
    lines = [*table["rows"], table["total"]] if table["rows"] else []
    return [tuple(" ".join(words.split()) for words in line) for line in lines if line]


def _keep(printed: list[dict[str, Any]], data: dict[str, Any]) -> bytes:
    printed.append(json.loads(json.dumps(data)))
    return b"%PDF"


def _get(visitor: Visitor, key: str, form: str, query: str) -> Any:
    return visitor.client.get(f"/laporan/{key}/unduh.{form}{query}")


def _statuses(visitor: Visitor, key: str, query: str) -> set[int]:
    return {_get(visitor, key, form, query).status_code for form in ("csv", "xlsx", "json", "pdf")}


def _page(visitor: Visitor, key: str, query: str) -> dict[str, Words] | None:
    """Return the words of every table of a page and the pages after it; None for a 404."""
    found: dict[str, Words] = {}
    totals: dict[str, Words] = {}
    for number in range(1, 100):
        response = visitor.get(f"/laporan/{key}{query}{'&' if query else '?'}hal={number}")
        if response.status_code == 404:
            return None
        assert response.status_code == 200
        tables = dict(_tables(visitor.page))
        new = {name: lines for name, lines in tables.items() if lines[0] != found.get(name)}
        for name, (lines, total) in tables.items():
            if number == 1 or not set(lines) <= set(found[name]):
                found.setdefault(name, []).extend(lines)
            totals[name] = total
        if number > 1 or len(new) == 0 or all(len(lines[0]) < 100 for lines in tables.values()):
            break
    return {name: [*lines, *totals[name]] for name, lines in found.items()}


def _tables(page: str) -> Iterator[tuple[str, tuple[Words, Words]]]:
    for section in re.findall(r"<section>.*?</section>", page, re.DOTALL):
        name = re.search(r'<h2 id="([^"]+)"', section)
        if name is None:
            continue
        table = re.search(r"<tbody>(.*?)</tbody>", section, re.DOTALL)
        lines: Words = []
        total: Words = []
        named: list[tuple[str, ...]] = []
        for mark, row in re.findall(r"<tr([^>]*)>(.*?)</tr>", table[1] if table else "", re.DOTALL):
            cells_ = re.findall(r"<t[hd][^>]*>.*?</t[hd]>", row, re.DOTALL)
            words = tuple(" ".join("".join(_parsed(cell).itertext()).split()) for cell in cells_)
            if named:
                words = (*named.pop(), *words)
            elif span := re.search(r'rowspan="(\d+)"', row):
                # What stands once beside several rows names each of them.
                named = [words[:1]] * (int(span[1]) - 1)
            (total if "total" in mark else lines).append(words)
        yield name[1], (lines, total)


def _parsed(cell: str) -> ElementTree.Element:
    plain = re.sub(r"&(?!amp;|lt;|gt;|quot;|#)\w+;", " ", cell)
    return ElementTree.fromstring(plain)  # noqa: S314 - our own page


def _json(visitor: Visitor, key: str, query: str) -> dict[str, dict[str, Any]]:
    response = _get(visitor, key, "json", query)
    assert response.status_code == 200
    return {table["key"]: table for table in json.loads(response.data)["tables"]}


def _rows(table: dict[str, Any]) -> list[dict[str, Any]]:
    return [*table["rows"], *([table["total"]] if table["total"] else [])]


def _in_words(table: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    if not table["rows"]:
        return
    for row in _rows(table):
        yield tuple(
            " ".join(cells.in_words(_value(row["values"][column.key], column), column).split())
            for column in _columns(table)
        )


def _columns(table: dict[str, Any]) -> list[Column]:
    return [Column(each["key"], each["title"], Kind(each["kind"])) for each in table["columns"]]


def _value(read: Any, column: Column) -> Value:
    if read == {"withheld": True}:
        return WITHHELD
    if column.kind in {Kind.DAY, Kind.DONE} and _is_day(read):
        return date.fromisoformat(read)
    value: Value = read
    return value


def _is_day(read: Any) -> bool:
    return isinstance(read, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", read) is not None


def _xlsx(content: bytes, tables: Sequence[dict[str, Any]]) -> list[Words]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names[-1] == "Tentang"
    found = []
    for table, sheet in zip(tables, book.sheet_names[:-1], strict=True):
        head, *lines = _without_codes(book.get_sheet_by_name(sheet).to_python(), table)
        assert head == [column.title for column in _columns(table)]
        found.append(_as_shown(lines, table))
    return found


def _csv(visitor: Visitor, key: str, query: str, table: str) -> list[list[str]]:
    more = f"{query}{'&' if query else '?'}tabel={table}"
    text = _get(visitor, key, "csv", more).data.decode()
    in_excel = _get(visitor, key, "csv", f"{more}&excel=1").data.decode("utf-8-sig")
    plain = list(csv.reader(io.StringIO(text, newline="")))
    excel = list(csv.reader(io.StringIO(in_excel, newline=""), delimiter=";"))
    assert [len(line) for line in plain] == [len(line) for line in excel]
    return plain


def _without_codes(lines: list[list[Any]], table: dict[str, Any]) -> list[list[Any]]:
    """Return the lines of a file without the codes of areas, which each row of the page leads to.

    What is no table of areas has none, so that its file shows what the page shows.
    """
    if table["columns"][0]["key"] not in {"area", "village"}:
        return lines
    (head, *codes), rest = [line[0] for line in lines], [line[1:] for line in lines]
    assert head == "Kode"
    assert codes == [row["area"] or "" for row in _rows(table)]
    return rest


def _as_shown(lines: Sequence[Sequence[Any]], table: dict[str, Any]) -> Words:
    """Return lines of a file in the words of the page, which shows no total without rows."""
    if not table["rows"]:
        return []
    columns = _columns(table)
    return [
        tuple(
            _words_of(cell, column, row["values"][column.key])
            for cell, column, row in zip(line, columns, [row] * len(columns), strict=True)
        )
        for line, row in zip(lines, _rows(table), strict=True)
    ]


def _words_of(cell: Any, column: Column, known: Any) -> str:
    """Return a cell of a file in words; `known` is its value in the JSON, for its type alone."""
    value: Value = cell
    if cell == "" and known is None:
        value = None
    elif cell == cells.FEW:
        value = WITHHELD
    elif isinstance(known, int | float):
        value = float(cell) if isinstance(known, float) else int(cell)
    elif column.kind in {Kind.DAY, Kind.DONE} and _is_day(cell):
        value = date.fromisoformat(cell)
    elif isinstance(cell, str) and cell.startswith("'"):
        value = cell[1:]
    return " ".join(cells.in_words(value, column).split())
