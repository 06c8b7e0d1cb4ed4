"""Right and wrong answers to any question, found by asking its own rules."""

from collections.abc import Iterator
from itertools import combinations

from rumahbelajar.questions import BaseQuestion, UnreadableAnswer

_GUESSES = ("benar", "salah", "0", "1", "tidak tahu")


def right_answer(question: BaseQuestion) -> list[str]:
    """Return form values that earn all points; on a scale, which has none, the last degree."""
    if not question.is_graded:
        return list(tries(question))[-1][0]
    return next(values for values, points in tries(question) if points == 100)


def wrong_answer(question: BaseQuestion) -> list[str]:
    """Return form values that earn the fewest points; on a scale the first degree."""
    values, _points = min(tries(question), key=lambda found: found[1] or 0)
    return values


def tries(question: BaseQuestion) -> Iterator[tuple[list[str], int | None]]:
    """Yield form values that can be given, each with its points; None for one that has none."""
    for values in _candidates(question):
        try:
            yield values, question.mark(question.read(values)).points
        except UnreadableAnswer:
            continue


def _candidates(question: BaseQuestion) -> Iterator[list[str]]:
    options = tuple(each.id for each in getattr(question, "options", ()))
    for size in range(1, len(options) + 1):
        yield from (list(chosen) for chosen in combinations(options, size))
    yield [question.correct_text()]
    yield from ([guess] for guess in _GUESSES)
