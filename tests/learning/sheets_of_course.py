"""The sample course with a sorting, a plan, one that is not kept, and a checklist."""

import json

from tests.activities.samples import SAMPLES
from tests.courses.sample import FILES

_FOLDER = "uang-kita/01-tujuan"
_LESSON = f"{_FOLDER}/01-mengapa-berangkat.md"
_ACTIVITIES = {
    "tiga-kotak": SAMPLES["sorting"] | {"contacts": ["polisi"]},
    "rencana": SAMPLES["plan"],
    "surat": SAMPLES["plan"] | {"title": "Surat pengaduan", "kept": False},
    "dokumen": SAMPLES["checklist"],
}

BASE = "/kursus/uang-kita/kegiatan/tujuan"
SORTING, PLAN, LETTER, LIST = (f"{BASE}/{slug}" for slug in _ACTIVITIES)
OWN_PLAN = "/alat/uang-kita/tujuan/rencana"
OWN_LIST = "/alat/uang-kita/tujuan/dokumen"

# JSON is YAML, too.
SHEETS = {f"{_FOLDER}/{slug}.yaml": json.dumps(each) for slug, each in _ACTIVITIES.items()}
SHEETS[_LESSON] = FILES[_LESSON].replace(
    "::: activity cicilan\n:::\n",
    "".join(f"::: activity {slug}\n:::\n\n" for slug in ("cicilan", *_ACTIVITIES)),
)
