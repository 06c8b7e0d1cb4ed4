"""By what the people of made-up nations are told: by two values of each, or by more."""

from collections.abc import Sequence
from typing import NamedTuple

from rumahbelajar.outreach.kinds import ServiceKind


class Traits(NamedTuple):
    """By what people are told."""

    bands: Sequence[str]
    categories: Sequence[str]
    destinations: Sequence[str]
    kinds: Sequence[ServiceKind]


TWO = Traits(
    ("18-24", "60+"),
    ("umum", "keluarga_pmi"),
    ("", "HK"),
    (ServiceKind.REFERRAL, ServiceKind.NEW_BUSINESS),
)
MANY = Traits(
    (*("18-24", "60+") * 12, "25-34", "45-59"),
    (*("umum", "keluarga_pmi"), "cpmi"),
    (*("", "HK") * 12, "TW", "MY"),
    (ServiceKind.REFERRAL, ServiceKind.NEW_BUSINESS, ServiceKind.NEW_MEMBER),
)
"""Some of them of few people in the whole nation, so that its own margins are withheld."""
