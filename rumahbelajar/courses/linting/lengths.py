"""How long sentences, paragraphs and lessons are: facts E1, for readers of grade 6."""

from collections.abc import Iterable

from rumahbelajar.courses.faults import quote
from rumahbelajar.courses.linting.passages import Found, Passage
from rumahbelajar.courses.linting.sentences import count_words, is_whole, split_sentences

LONGEST_SENTENCE = 18
LONGEST_MEAN = 12
LONGEST_PARAGRAPH = 4
SHORTEST_LESSON, LONGEST_LESSON = 250, 500
SHORTEST_GUIDE, LONGEST_GUIDE = 400, 1000
LONGEST_SUMMARY = 350
"""Words that still fit on one sheet of A4 with headings, two boxes and a small picture."""
_SHORTEST_DESCRIPTION = 3


def long_sentences(passage: Passage) -> Found:
    """Yield each sentence with more words than one breath holds."""
    for place, sentence in split_sentences(passage.text):
        words = count_words(sentence)
        if words > LONGEST_SENTENCE:
            problem = f"kalimat {words} kata: {quote(sentence)}"
            remedy = f"pecah; paling banyak {LONGEST_SENTENCE} kata, satu kalimat satu pesan"
            yield place, problem, remedy


def long_paragraphs(passage: Passage) -> Found:
    """Yield a paragraph with more sentences than a small screen shows at once."""
    sentences = len(list(split_sentences(passage.text)))
    if sentences > LONGEST_PARAGRAPH:
        remedy = f"pecah; paling banyak {LONGEST_PARAGRAPH} kalimat"
        yield 0, f"paragraf {sentences} kalimat", remedy


def poor_descriptions(passage: Passage) -> Found:
    """Yield a picture whose description is missing or tells too little."""
    if passage.kind == "picture" and count_words(passage.text) < _SHORTEST_DESCRIPTION:
        yield 0, "gambar tanpa keterangan yang bercerita", "ceritakan apa yang terlihat di gambar"


def mean_length(passages: Iterable[Passage]) -> float:
    """Return the mean words of the whole sentences in running text and lists; 0 without any."""
    lengths = [
        count_words(sentence)
        for passage in passages
        if passage.kind in {"paragraph", "item"}
        for _, sentence in split_sentences(passage.text)
        if is_whole(sentence)
    ]
    return sum(lengths) / len(lengths) if lengths else 0
