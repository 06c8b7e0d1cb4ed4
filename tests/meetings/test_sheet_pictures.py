"""Pictures of sheets: whatever comes in, what is kept is a small grey JPEG with nothing else."""

import io
import subprocess
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from rumahbelajar.errors import Refused
from rumahbelajar.meetings import photo_child, sheet_pictures
from tests.meetings.sheet_photos import MARK, announced, encoded, sections, sheet

KEPT_PARTS = {0xE0, 0xDB, 0xC0, 0xC4, 0xD9}
"""Of a JPEG: the head of sixteen bytes, tables, size, and end."""
SECRET = b"RAHASIA"


def made(app: Flask, content: bytes) -> bytes:
    with app.test_request_context():
        return sheet_pictures.made_anew(io.BytesIO(content))


def refusal(app: Flask, content: bytes) -> str:
    with app.test_request_context(), pytest.raises(Refused) as refused:
        sheet_pictures.made_anew(io.BytesIO(content))
    assert refused.value.status == 422
    return refused.value.sentence


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    assert (image.format, image.mode) == ("JPEG", "L")
    return image


def with_much_said(form: str) -> bytes:
    """Return a sheet with a place, a comment, a profile, a thumbnail and more in it."""
    exif = Image.Exif()
    exif[0x010F] = SECRET.decode()
    exif[0x0112] = 6
    exif.get_ifd(0x8825).update({1: "S", 2: (8.0, 35.0, 1.0), 3: "E", 4: (116.0, 7.0, 2.0)})
    said: dict[str, Any] = {"exif": exif, "icc_profile": SECRET * 20}
    if form == "JPEG":
        said |= {"comment": SECRET, "xmp": b"<x:xmpmeta>" + SECRET, "dpi": (300, 300)}
    elif form == "WEBP":
        said |= {"xmp": b"<x:xmpmeta>" + SECRET}
    else:
        words = PngImagePlugin.PngInfo()
        words.add_text("Author", SECRET.decode())
        words.add_itxt("XML:com.adobe.xmp", SECRET.decode(), zip=True)
        said |= {"pnginfo": words}
    return encoded(sheet(), form, **said)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_nothing_goes_along_but_what_one_sees(app: Flask, form: str) -> None:
    content = with_much_said(form) + b"<html><script>alert(1)</script>" + SECRET
    kept = made(app, content)
    assert SECRET not in kept
    assert b"script" not in kept
    assert {marker for marker, _content in sections(kept)} <= KEPT_PARTS
    assert [part for marker, part in sections(kept) if marker == 0xE0] == [
        b"JFIF\0\1\1\0\0\1\0\1\0\0"
    ]
    image = opened(kept)
    assert image.getexif() == {}
    assert image.size == (1_200, 1_600), "it was held upright"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_stands_as_it_was_held(app: Flask, orientation: int) -> None:
    corner = sheet()
    corner.paste((0, 0, 0), (0, 0, 400, 300))
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = opened(made(app, encoded(corner, exif=exif)))
    right, low = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0), (1, 0), (1, 1), (0, 1))[orientation - 1]
    x, y = abs(right * image.width - 90), abs(low * image.height - 90)
    assert int(image.getpixel((x, y))) < 60  # type: ignore[arg-type]


@pytest.mark.parametrize(("width", "height"), [(4_000, 3_000), (3_000, 4_000), (1_600, 1_200)])
def test_a_tick_in_pencil_is_seen_on_it(app: Flask, width: int, height: int) -> None:
    image = opened(made(app, encoded(sheet(width, height), quality=90)))
    assert max(image.size) == min(max(width, height), 2_000)
    x, y = MARK[0] * image.width // 1_600, MARK[1] * image.height // 1_200
    tick, paper = image.getpixel((x, y)), image.getpixel((x, y + 30))
    assert int(paper) - int(tick) > 50  # type: ignore[arg-type]


def test_the_noisiest_picture_is_small_when_it_is_kept(app: Flask) -> None:
    noise = Image.effect_noise((3_000, 2_250), 120)
    assert len(made(app, encoded(noise, quality=70))) < 400_000


@pytest.mark.parametrize(
    ("mode", "form", "options"),
    [
        ("CMYK", "JPEG", {}),
        ("L", "JPEG", {"progressive": True}),
        ("RGB", "MPO", {"save_all": True, "append_images": [sheet(400, 300)]}),
        ("RGBA", "PNG", {}),
        ("LA", "PNG", {}),
        ("P", "PNG", {}),
        ("P", "PNG", {"transparency": 255}),
        ("RGB", "PNG", {"transparency": (1, 2, 3)}),
        ("L", "PNG", {"transparency": 1}),
        ("1", "PNG", {}),
        ("RGB", "PNG", {"save_all": True, "append_images": [Image.new("RGB", (1_600, 1_200))]}),
        ("RGBA", "WEBP", {}),
        ("RGB", "WEBP", {"save_all": True, "append_images": [Image.new("RGB", (1_600, 1_200))]}),
    ],
)
def test_every_way_to_keep_colours_is_read(
    app: Flask, mode: str, form: str, options: dict[str, Any]
) -> None:
    colours = sheet().convert(mode, dither=Image.Dither.NONE)
    image = opened(made(app, encoded(colours, form, **options)))
    assert image.size == (1_600, 1_200)
    paper, ink = image.getpixel((300, 250)), image.getpixel((300, 301))
    assert int(paper) - int(ink) > 125  # type: ignore[arg-type]


def test_sixteen_bits_are_as_light_as_eight(app: Flask) -> None:
    deep = sheet().convert("L").convert("I").point(lambda value: value * 257).convert("I;16")
    image = opened(made(app, encoded(deep, "PNG")))
    eight = opened(made(app, encoded(sheet(), "PNG")))
    for place in (MARK, (300, 250), (300, 301)):
        assert abs(int(image.getpixel(place)) - int(eight.getpixel(place))) < 4  # type: ignore[arg-type]


def test_what_one_sees_through_lies_on_white(app: Flask) -> None:
    clear = Image.new("RGBA", (1_600, 1_200), (0, 0, 0, 0))
    clear.paste((0, 0, 0, 255), (100, 100, 400, 400))
    image = opened(made(app, encoded(clear, "PNG")))
    assert int(image.getpixel((1_000, 800))) > 250  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Pilih dulu fotonya"),
        (b"\0" * 999, "bukan foto yang dikenal"),
        (b"<html><script>alert(1)</script>" * 99, "bukan foto yang dikenal"),
        (b"%PDF-1.7" + b"\0" * 999, "bukan foto yang dikenal"),
        (encoded(sheet(), "GIF"), "bukan foto yang dikenal"),
        (encoded(sheet(), "TIFF"), "bukan foto yang dikenal"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "bukan foto yang dikenal"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 999, "Paling Kompatibel"),
        (b"\0\0\0\x18ftypmif1" + b"\0" * 999, "Paling Kompatibel"),
        (b"\xff\xd8\xff", "rusak atau terpotong"),
        (b"\xff\xd8\xff" + b"\0" * 999, "rusak atau terpotong"),
        (b"RIFF\0\0\0\0WEBPnichts", "rusak atau terpotong"),
        (encoded(sheet())[:-2_000], "rusak atau terpotong"),
        (encoded(sheet(), "PNG")[:-2_000], "rusak atau terpotong"),
        (encoded(sheet(), "WEBP")[:-2_000], "rusak atau terpotong"),
        (announced(60_000, 60_000), "terlalu besar"),
        (announced(2**31 - 1, 2**31 - 1), "terlalu besar"),
        (encoded(sheet(600, 450)), "terlalu kecil"),
        (encoded(sheet(5_000, 500)), "terlalu kecil"),
        (announced(1, 1), "terlalu kecil"),
        (encoded(sheet()) + b"\0" * (8 * 1024 * 1024), "lebih dari 8 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_photo_of_a_sheet_is_told(app: Flask, content: bytes, words: str) -> None:
    assert words in refusal(app, content)


def test_a_picture_made_to_fill_memory_stops_only_its_own_process(app: Flask) -> None:
    clear = announced(7_200, 7_200, rows=7_200)
    assert len(clear) < 300_000
    assert "terlalu besar" in refusal(app, clear)


def test_a_picture_made_to_be_slow_is_given_up(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*_arguments: object, **_options: object) -> None:
        raise subprocess.TimeoutExpired("python", 25)

    monkeypatch.setattr(subprocess, "run", slow)
    assert "terlalu besar" in refusal(app, encoded(sheet()))
    monkeypatch.undo()
    assert made(app, encoded(sheet()))


def test_a_jpeg_of_many_scans_is_refused_before_it_is_unpacked(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = encoded(sheet(), progressive=True)
    assert made(app, usual)
    last = usual.rindex(b"\xff\xda")
    monkeypatch.setattr(subprocess, "run", None)
    assert "terlalu besar" in refusal(app, usual[:-2] + usual[last:-2] * 30 + usual[-2:])


GOOD = {form: encoded(sheet(800, 600), form) for form in ("JPEG", "PNG", "WEBP")}
GOOD["JPEG"] = encoded(sheet(800, 600), comment=SECRET, exif=Image.Exif().tobytes())


@settings(max_examples=150)
@given(
    form=st.sampled_from(sorted(GOOD)),
    places=st.lists(st.tuples(st.integers(0, 4_000), st.integers(0, 255)), max_size=8),
    length=st.integers(0, 20_000),
)
def test_a_mangled_picture_is_clean_or_none_at_all(
    form: str, places: list[tuple[int, int]], length: int
) -> None:
    mangled = bytearray(GOOD[form][: max(length, 20)])
    for place, value in places:
        mangled[place % len(mangled)] = value
    try:
        kept = photo_child.made_anew(bytes(mangled), form)
    except Exception:
        return
    if kept is not None:
        assert {marker for marker, _content in sections(kept)} <= KEPT_PARTS
        opened(kept).load()
