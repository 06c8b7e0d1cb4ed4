"""What a tool works out, from its HTML to the blocks of a sheet of paper."""

from rumahbelajar.learning.paper_blocks import blocks_of


def test_headings_sentences_items_and_tables_come_out_in_order() -> None:
    html = """<h3>Hasil <b>Anda</b></h3> lepas
      <p>Satu<br>dua</p><ul><li>Butir <small>kecil</small></li></ul>
      <table><thead><tr><th>Bulan</th><th>Rp</th></tr></thead>
      <tbody><tr><th>Mei<small>tercapai</small></th><td> 5 </td></tr></tbody></table>"""
    assert blocks_of(html) == [
        {"kind": "heading", "text": "Hasil Anda"},
        {"kind": "text", "text": "lepas"},
        {"kind": "text", "text": "Satu dua"},
        {"kind": "item", "text": "Butir kecil"},
        {"kind": "table", "rows": [["Bulan", "Rp"], ["Mei tercapai", "5"]]},
    ]


def test_what_is_for_the_screen_alone_is_left_out() -> None:
    html = '<p class="screen-only">A<b>B</b></p><svg><title>C</title></svg><p>D</p><p> </p>'
    html += '<form><p>E</p></form><p>F <span class="unseen">G</span></p>'
    assert [each["text"] for each in blocks_of(html)] == ["D", "F"]


def test_terms_are_fields_and_an_empty_one_is_a_line_to_write_on() -> None:
    assert blocks_of("<dl><div><dt>Untuk</dt><dd>Dani</dd></div><dt>Siapa</dt><dd> </dd></dl>") == [
        {"kind": "field", "text": "Untuk", "value": "Dani", "lines": 1},
        {"kind": "field", "text": "Siapa", "value": "", "lines": 1},
    ]


def test_same_lines_several_times_are_copies_to_cut_out() -> None:
    label = "<div><p>Keripik</p><p>Rp8.000</p></div>"
    assert blocks_of(f"<p>Label</p>{label * 8}<p>Keripik</p>") == [
        {"kind": "text", "text": "Label"},
        {"kind": "copies", "lines": ["Keripik", "Rp8.000"], "count": 8},
        {"kind": "text", "text": "Keripik"},
    ]


def test_nothing_and_broken_html_do_no_harm() -> None:
    assert blocks_of("") == []
    assert blocks_of("</p><p>A</div></p><td>B")[0]["text"] == "A"
