"""The terms of the reports: each defined once, and shown with the numbers."""

from rumahbelajar.reports.terms.of_houses import OF_HOUSES
from rumahbelajar.reports.terms.of_learning import OF_LEARNING
from rumahbelajar.reports.terms.term import Term

__all__ = ["TERMS", "Term"]

TERMS = {term.key: term for term in (*OF_LEARNING, *OF_HOUSES)}
