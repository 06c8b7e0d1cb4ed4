"""The OpenAPI 3.1 document of the reports for programs."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _

from rumahbelajar.library import the_library
from rumahbelajar.people.traits import AgeBand, Category, Sex
from rumahbelajar.reports.api.opening import open_reports, parameters_of
from rumahbelajar.reports.asking.asked import Comparison, Filter
from rumahbelajar.reports.tables.table import Kind

MOST_ROWS, USUAL_ROWS = 500, 100
"""In one page of rows."""
_TEXT: dict[str, Any] = {"type": "string"}
_COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
_MONTH = r"^2[0-9]{3}-(0[1-9]|1[0-2])$"
_COLUMN = r"^(-?[a-z0-9][a-z0-9_.-]{0,63})?$"
_AREA = r"^([0-9]{2}(\.[0-9]{2}(\.[0-9]{2}(\.[0-9]{4})?)?)?)?$"


def document(address: str) -> dict[str, Any]:
    """Return the document; `address` is where the API lies, without a slash at the end."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Rumah Belajar",
            "version": "1",
            "description": str(
                _(
                    "Laporan Rumah Belajar untuk program lain: hanya dibaca, hanya jumlah, tanpa "
                    "nama. Jumlah orang di bawah lima tidak diberikan. Tiap kunci berlaku untuk "
                    "satu wilayah, sampai tanggal tertentu."
                )
            ),
        },
        "servers": [{"url": address}],
        "security": [{"kunci": []}],
        "paths": {
            "/reports": {"get": _operation("listReports", _("Daftar laporan"), "Reports")},
            "/reports/{report}": {
                "get": _operation(
                    "readReport", _("Kepala satu laporan"), "Report", _filters(), "400", "404"
                )
            },
            "/reports/{report}/{table}": {
                "get": _operation(
                    "readRows",
                    _("Baris satu tabel, sehalaman demi sehalaman"),
                    "Rows",
                    [*_filters(), _table(), *_paging()],
                    "400",
                    "404",
                )
            },
        },
        "components": {
            "securitySchemes": {"kunci": {"type": "http", "scheme": "bearer"}},
            "schemas": _schemas(),
        },
    }


def _operation(
    name: str, summary: str, schema: str, parameters: list[dict[str, Any]] | None = None, *also: str
) -> dict[str, Any]:
    problems = {status: _problem(status) for status in (*also, "401", "429")}
    match = {"name": "If-None-Match", "in": "header", "schema": _TEXT, "required": False}
    return {
        "operationId": name,
        "summary": str(summary),
        "parameters": [*(parameters or []), match],
        "responses": {
            "200": {
                "description": str(_("Jawabannya")),
                "headers": {"ETag": {"schema": _TEXT}},
                "content": {"application/json": {"schema": _to(schema)}},
            },
            "304": {"description": str(_("Belum berubah sejak ETag itu"))},
            **problems,
        },
    }


def _problem(status: str) -> dict[str, Any]:
    words = {
        "400": _("Ada saringan yang tidak bisa dibaca"),
        "401": _("Kunci tidak ada, salah, dicabut, atau sudah lewat waktunya"),
        "404": _("Laporan, tabel, atau wilayah itu tidak ada untuk kunci ini"),
        "429": _("Terlalu sering bertanya; tunggu sebanyak Retry-After detik"),
    }
    content = {"application/problem+json": {"schema": _to("Problem")}}
    return {"description": str(words[status]), "content": content}


def _filters() -> list[dict[str, Any]]:
    reports = open_reports()
    named = set().union(*(parameters_of(report) for report in reports))
    keys = _one_of(report.key for report in reports)
    shapes = _shapes()
    return [
        {"name": "report", "in": "path", "required": True, "schema": keys},
        *(
            {"name": name, "in": "query", "required": False, "schema": shapes.get(name, _TEXT)}
            for name in sorted(named)
        ),
    ]


def _shapes() -> dict[str, dict[str, Any]]:
    """Return what each filter may say, by its name."""
    return {
        Filter.AREA.value: {"type": "string", "pattern": _AREA},
        Filter.PERIOD.value: {"type": "string", "pattern": _MONTH},
        "sampai": {"type": "string", "pattern": _MONTH},
        "urut": {"type": "string", "pattern": _COLUMN},
        "banding": _one_of(Comparison),
        Filter.COURSE.value: _one_of(["", *the_library().courses]),
        Filter.SEX.value: _one_of(["", *Sex]),
        Filter.AGE_BAND.value: _one_of(["", *AgeBand]),
        Filter.CATEGORY.value: _one_of(["", *Category]),
        Filter.DESTINATION.value: {"type": "string", "pattern": "^([A-Z]{2})?$"},
    }


def _one_of(values: Iterable[str]) -> dict[str, Any]:
    return {"type": "string", "enum": [str(each) for each in values]}


def _table() -> dict[str, Any]:
    return {"name": "table", "in": "path", "required": True, "schema": _TEXT}


def _paging() -> list[dict[str, Any]]:
    many = {"type": "integer", "minimum": 1, "maximum": MOST_ROWS, "default": USUAL_ROWS}
    return [
        {"name": "limit", "in": "query", "required": False, "schema": many},
        {"name": "cursor", "in": "query", "required": False, "schema": _TEXT},
    ]


def _schemas() -> dict[str, Any]:
    listed = {"key": _TEXT, "title": _TEXT, "question": _TEXT, "parameters": _list(_TEXT)}
    return {
        "Reports": _object({"reports": _list(_object(listed))}),
        "Report": _object({**_head(), "tables": _list(_to("Table"))}),
        "Table": _object(_table_head()),
        "Row": _object(_row()),
        "Rows": _object({"rows": _list(_to("Row")), "next": {"type": ["string", "null"]}}),
        "Problem": _object(
            {"type": _TEXT, "title": _TEXT, "status": {"type": "integer"}, "faults": _list(_TEXT)}
        ),
    }


def _head() -> dict[str, Any]:
    return {
        **dict.fromkeys(("report", "title", "question", "made_at"), _TEXT),
        "asked": {"type": "object", "additionalProperties": _TEXT},
        "area": _object({"code": _TEXT, "name": _TEXT}),
        "period": _object({"since": _TEXT, "until": _TEXT}),
        "heard": _object({"villages": _COUNT, "of": _COUNT}),
        "terms": _list(_object({"key": _TEXT, "name": _TEXT, "meaning": _TEXT})),
    }


def _table_head() -> dict[str, Any]:
    column = {"key": _TEXT, "title": _TEXT, "kind": {"enum": [kind.value for kind in Kind]}}
    return {
        "key": _TEXT,
        "title": _TEXT,
        "columns": _list(_object({**column, "long_title": _TEXT}, optional=("long_title",))),
        "notes": _list(_TEXT),
        "count": _COUNT,
        "total": {"anyOf": [_to("Row"), {"type": "null"}]},
    }


def _row() -> dict[str, Any]:
    withheld = _object({"withheld": {"const": True}})
    value = {"anyOf": [{"type": ["string", "number", "null"]}, withheld]}
    return {
        "key": _TEXT,
        "area": {"type": ["string", "null"]},
        "values": {"type": "object", "additionalProperties": value},
    }


def _object(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


def _to(schema: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{schema}"}
