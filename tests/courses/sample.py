"""A small whole course for tests, written into a folder; tests then spoil one thing in it."""

from pathlib import Path

CONTACTS = """\
polisi:
  name: Polisi
  number: 110
  for_whom: Siapa saja dalam bahaya
  group: emergency
  source: polri.go.id
  last_checked: 2026-01-31
  order: 1
grup-warga:
  name: Grup warga
  number: Tanya petugas
  for_whom: Warga desa
  group: money
  source: Rumah Belajar
  last_checked: 2026-01-31
  order: 2
"""
FIGURES = """\
biaya-kirim:
  text: Rp37.500
  meaning: Biaya kirim lewat bank
  source: Bank contoh
  as_of: 2026-01-01
"""
GLOSSARY = """\
dana-darurat:
  term: dana darurat
  meaning: Uang simpanan untuk keadaan mendesak
"""
COURSE = """\
title: Uang Kita
summary: Belajar membagi uang.
language: id
audience:
  - Keluarga di rumah
hours: 2.5
licence: CC BY-SA 4.0
sources:
  - title: Buku Saku Keuangan
    note: bagian 2
reviewed_by: null
reviewed_on: null
sensitive: false
cover: media/amplop.svg
cover_alt: Empat amplop di atas meja
completion:
  lessons: all
  quizzes: passed
  posttest: passed
"""
MODULE = """\
title: Tujuan
summary: Untuk apa uang ini.
"""
LESSON = """\
---
title: Mengapa berangkat
minutes: 5
objective: Anda bisa menyebut tiga tujuan.
---
Uang datang **sebulan sekali**. Simpan {{term:dana-darurat|simpanan aman}} dulu.

## Empat amplop

::: try Coba di rumah
Tulis kebutuhan. Biaya kirim {{figure:biaya-kirim}}.
:::

::: warning
Jangan beri kode OTP. Hubungi {{contact:polisi}} atau {{contact:grup-warga}}.
:::

![Empat amplop](../media/amplop.svg)

::: activity pesan-baru
Coba percakapan ini.
:::

::: activity cicilan
:::

Lanjut ke [anggaran](../02-anggaran/01-amplop.md) atau [OJK](https://www.ojk.go.id/).

::: this-week
Bicarakan tujuan dengan keluarga.
:::
"""
SCENARIO = """\
type: scenario
title: Pesan dari nomor baru
introduction: Seseorang minta kode. Apa yang Anda lakukan?
contacts: [polisi]
start: pesan-masuk
nodes:
  pesan-masuk:
    says:
      - words: Malam ini ponsel Anda berbunyi.
      - who: Nomor baru
        words: Bu, kirim kodenya sekarang.
    choices:
      - {words: Kirim kodenya, to: kode-terkirim}
      - {words: Jangan balas, to: diam}
  kode-terkirim:
    says:
      - who: Anda
        words: Ini kodenya.
    tells: "Uang bisa hilang. Hubungi {{contact:polisi}}."
    ending: harm
  diam:
    says:
      - who: Nomor baru
        words: Bu? Halo?
    choices:
      - {words: Baca lagi dari awal, to: pesan-masuk}
      - {words: Blokir nomornya, to: selamat}
  selamat:
    says:
      - words: Nomor itu tidak bisa menghubungi Anda lagi.
    tells: Kode hanya untuk Anda.
    ending: good
"""
TOOL = """\
type: instalments
title: Cicilan Bu Wati
introduction: Hitung dulu sebelum meminjam.
example:
  loan: "5.000.000"
  rate: "12"
  months: "10"
"""
SECOND_LESSON = """\
---
title: Empat amplop
minutes: 4
objective: Anda bisa membagi uang.
---
Satu amplop satu tujuan.

::: this-week
Siapkan amplop.
:::
"""
QUIZ = """\
title: "Kuis: Tujuan"
pass_mark: 70
max_attempts: null
wait_hours: 0
shuffle: true
questions:
  - id: tujuan-jelas
    type: single_choice
    text: Mana tujuan yang jelas?
    options:
      - id: jumlah
        text: Rp5.000.000 sebelum Juli
        correct: true
        feedback: Tepat. Ada jumlah dan tanggal.
      - id: kaya
        text: Ingin kaya
        feedback: Belum jelas kapan dan berapa.
  - id: biaya
    type: number
    text: "Berapa biaya kirim dua kali, jika sekali {{figure:biaya-kirim}}?"
    answer: 75000
    unit: rupiah
    known_mistakes:
      - answer: 37500
        feedback: Itu baru sekali kirim.
    feedback_right: Tepat.
    feedback_wrong: Kalikan dua.
"""
PRETEST = """\
title: Tes awal
pass_mark: null
questions:
  - id: otp
    type: true_false
    text: Petugas bank boleh meminta kode OTP.
    answer: false
    feedback_right: Betul, tidak boleh.
    feedback_wrong: Siapa pun tidak boleh meminta OTP.
"""
POSTTEST = """\
title: Tes akhir
pass_mark: 60
questions:
  - id: simpanan
    type: short_answer
    text: Apa nama simpanan untuk keadaan mendesak?
    accepted: [dana darurat, tabungan darurat]
    feedback_right: Tepat.
    feedback_wrong: Namanya dana darurat.
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>\n'

FILES = {
    "contacts.yaml": CONTACTS,
    "figures.yaml": FIGURES,
    "glossary.yaml": GLOSSARY,
    "uang-kita/course.yaml": COURSE,
    "uang-kita/pretest.yaml": PRETEST,
    "uang-kita/posttest.yaml": POSTTEST,
    "uang-kita/glossary.yaml": "amplop:\n  term: amplop\n  meaning: Tempat uang\n",
    "uang-kita/01-tujuan/module.yaml": MODULE,
    "uang-kita/01-tujuan/01-mengapa-berangkat.md": LESSON,
    "uang-kita/01-tujuan/pesan-baru.yaml": SCENARIO,
    "uang-kita/01-tujuan/cicilan.yaml": TOOL,
    "uang-kita/01-tujuan/quiz.yaml": QUIZ,
    "uang-kita/02-anggaran/module.yaml": MODULE,
    "uang-kita/02-anggaran/01-amplop.md": SECOND_LESSON,
    "uang-kita/media/amplop.svg": SVG,
}


def write_courses(folder: Path, **changes: str | bytes | None) -> Path:
    """Write the sample into the folder; `changes` by path replace a file, None leaves it out."""
    for path, content in {**FILES, **changes}.items():
        if content is None:
            continue
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        (folder / path).write_bytes(data)
    return folder
