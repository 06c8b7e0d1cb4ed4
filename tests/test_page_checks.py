"""The page checks themselves: each fault is found, and a good page passes."""

import pytest

from tests.page_checks import check_html

GOOD = """<!doctype html><html lang="id"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>Kursus · Rumah</title>
<script src="/static/app.js" defer></script></head><body><h1>Kursus</h1>
<form method="post"><input type="hidden" name="csrf_token" value="x">
<label for="nama">Nama</label><input id="nama" name="nama"></form>
<p id="isi">Isi</p><a href="#isi">Ke isi</a></body></html>"""


def test_a_good_page_passes() -> None:
    check_html(GOOD, "/")
    check_html(GOOD.replace("<title>", "<title>Galat: "), "/")


@pytest.mark.parametrize(
    ("found", "instead", "fault"),
    [
        (' lang="id"', "", "no lang"),
        ("<p id", "<p><div>a</div></p><p id", "unexpected-end-tag"),
        ("<h1>Kursus</h1>", "", "one h1"),
        ("<title>", "<title>Daftar ", "does not begin"),
        ("initial-scale=1", "user-scalable=no", "zooming"),
        (' for="nama"', "", "no label"),
        (' name="nama"', ' name="nama" required', "sentence of ours"),
        (">Ke isi", '><img src="/x.png">', "no words"),
        (">Ke isi", "><button>Ke isi</button>", "stands inside"),
        ('<p id="isi"', '<p id="nama"', "2 times"),
        ('"#isi"', '"#lain"', "no id"),
        ("<p id", '<p style="x" id', "inline style"),
        ("<p id", '<p onclick="x" id', "inline onclick"),
        ("<p id", "<script>1</script><p id", "inline <script>"),
        ("/static/app.js", "https://luar.example/app.js", "from elsewhere"),
        (" defer", "", "blocks"),
        ("csrf_token", "token", "one csrf_token"),
        (' method="post"', "", "in the address"),
    ],
)
def test_each_fault_is_named(found: str, instead: str, fault: str) -> None:
    assert found in GOOD
    with pytest.raises(AssertionError, match=fault):
        check_html(GOOD.replace(found, instead, 1), "/")
