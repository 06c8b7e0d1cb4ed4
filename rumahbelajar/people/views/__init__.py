"""The pages of people, one module for each group of pages; importing them adds their routes."""

from rumahbelajar.people.views import (
    account,
    households,
    links,
    overseeing,
    passphrase,
    person,
    print_runs,
    register,
    rosters,
    set_up,
    sign_in,
    traits,
)

__all__ = [
    "account",
    "households",
    "links",
    "overseeing",
    "passphrase",
    "person",
    "print_runs",
    "register",
    "rosters",
    "set_up",
    "sign_in",
    "traits",
]
