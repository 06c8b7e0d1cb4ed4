"""What a piece costs to make, what it earns, and how many pay off, in whole rupiah."""

from dataclasses import dataclass

from rumahbelajar.activities.rounding import upward

_HUNDREDTHS = 100


@dataclass(frozen=True)
class Material:
    """What goes into one batch, in rupiah above zero."""

    row: int
    name: str
    cost: int


@dataclass(frozen=True)
class Labour:
    """The work for one batch in rupiah: one's own and the family's, in hundredths of hours at a
    fair wage, and what is paid to others."""

    hours: int
    wage: int
    paid: int

    @property
    def own(self) -> int:
        """What the hours of oneself and the family are worth, rounded up."""
        return upward(self.hours * self.wage, _HUNDREDTHS)

    @property
    def cost(self) -> int:
        """All work together."""
        return self.own + self.paid


@dataclass(frozen=True)
class Costing:
    """How one piece is reckoned, in whole rupiah; `price` is None when nobody said one.

    Formula: HPP = (materials + labour) / pieces of a batch + fixed costs / pieces of a month, and
    break-even = fixed costs / (price - materials and labour of a piece), the standard method that
    ILO's SIYB teaches. Each figure is reckoned exactly and then rounded up, so that a price that
    covers the HPP covers every cost.
    """

    materials: tuple[Material, ...]
    labour: Labour
    fixed: int
    pieces: int
    batches: int
    price: int | None

    @property
    def materials_cost(self) -> int:
        """All materials of one batch."""
        return sum(each.cost for each in self.materials)

    @property
    def batch(self) -> int:
        """What one batch costs without the fixed costs."""
        return self.materials_cost + self.labour.cost

    @property
    def variable(self) -> int:
        """What a piece more costs: its materials and its labour."""
        return upward(self.batch, self.pieces)

    @property
    def fixed_a_piece(self) -> int:
        """The part of a month's fixed costs that one piece bears."""
        return upward(self.fixed, self.pieces_a_month)

    @property
    def unit_cost(self) -> int:
        """The HPP: what a piece costs with everything."""
        return upward(self.batch * self.batches + self.fixed, self.pieces_a_month)

    @property
    def pieces_a_month(self) -> int:
        """All that is made in a month."""
        return self.pieces * self.batches

    @property
    def profit(self) -> int | None:
        """What a piece earns; below zero it is a loss."""
        return None if self.price is None else self.price - self.unit_cost

    @property
    def profit_a_month(self) -> int | None:
        """What a month earns when everything is sold; below zero it is a loss."""
        if self.price is None:
            return None
        return self.price * self.pieces_a_month - self.batch * self.batches - self.fixed

    @property
    def break_even(self) -> int | None:
        """Pieces a month from which on it earns; None without a price, or where it never does."""
        if self.price is None or self.never_pays_off:
            return None
        return upward(self.fixed * self.pieces, self.price * self.pieces - self.batch)

    @property
    def never_pays_off(self) -> bool:
        """Whether each piece brings no more than it costs, so that selling more does not help."""
        return self.price is not None and self.price * self.pieces <= self.batch

    @property
    def is_exact(self) -> bool:
        """Whether nothing was rounded on the way."""
        return self.batch % self.pieces == 0 and self.fixed % self.pieces_a_month == 0
