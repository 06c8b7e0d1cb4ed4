"""What the YAML parser complains about, said so that a teacher can mend it."""

import yaml

from rumahbelajar.courses.faults import Fault

_DEFAULT = (
    "tulisan YAML di sini tidak bisa dibaca",
    "periksa indentasi, titik dua, dan tanda kutip di baris ini dan baris sebelumnya",
)
_NEVER_CLOSED = ("unexpected end of stream", "expected ',' or ']'", "expected ',' or '}'")
_KNOWN = {
    "mapping values are not allowed": (
        "ada titik dua di tengah tulisan, atau indentasi baris ini salah",
        'apit tulisan yang memuat ": " dengan tanda kutip, atau luruskan dengan baris di atasnya',
    ),
    "cannot start any token": (
        "baris memakai tab, atau tulisan diawali tanda @ ` %",
        "pakai spasi untuk indentasi; apit tulisan yang diawali tanda itu dengan tanda kutip",
    ),
    "could not find expected ':'": (
        "nama isian tanpa titik dua",
        'tulis seperti "title: ..." dengan spasi sesudah titik dua',
    ),
    "unexpected end of stream": (
        "tanda kutip yang dibuka di sini tidak ditutup",
        "tambahkan tanda kutip penutup",
    ),
    "unknown escape character": (
        "ada garis miring terbalik di dalam tanda kutip ganda",
        "pakai tanda kutip tunggal, atau hapus garis miring itu",
    ),
    "expected ',' or": (
        "kurung yang dibuka di sini tidak ditutup",
        'tambahkan "]" atau "}", atau tulis daftar dengan tanda "-" per baris',
    ),
    "did not find expected key": (
        "baris ini tidak sejajar dengan isian di atasnya",
        "samakan indentasinya",
    ),
    "expected '-' indicator": (
        "baris ini tidak sejajar dengan daftar di atasnya",
        'samakan indentasinya, atau awali dengan "-"',
    ),
    "<document start>": (
        "isian di baris ini tidak menyambung dengan isian di atasnya",
        "samakan indentasinya",
    ),
}


def explain(error: yaml.YAMLError, file: str, first_line: int) -> Fault:
    """Return the fault that a YAML error means, at the line where it shows."""
    said = str(getattr(error, "problem", ""))
    # What was never closed shows only at the end of the file; its author looks where it opens.
    where = "context_mark" if said.endswith(_NEVER_CLOSED) else "problem_mark"
    mark = getattr(error, where, None)
    line = (mark.line if mark else 0) + first_line
    problem, remedy = next((told for key, told in _KNOWN.items() if key in said), _DEFAULT)
    return Fault(file, line, problem, remedy)
