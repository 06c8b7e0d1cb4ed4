"""What a meeting kit may do: the one page whose style and script stand in it, by their hashes."""

from base64 import b64encode
from hashlib import sha256

from rumahbelajar.assets import kit_script, kit_style

_FRAMES = "frame-ancestors 'none'"
"""Understood only in a header: browsers complain of it within a page."""


def policy_within(*, may_leave: bool = False) -> str:
    """Return the policy that stands in the file, so that it holds where nobody serves it.

    Nothing is fetched and nothing sent. Only the page that we serve has the button to leave at
    once, which is a form; a file from a disk could not use it.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"style-src '{_hash(kit_style())}'",
            f"script-src '{_hash(kit_script())}'",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'self'" if may_leave else "form-action 'none'",
        )
    )


def policy_to_send(*, may_leave: bool = False) -> str:
    """Return the policy of the header."""
    return f"{policy_within(may_leave=may_leave)}; {_FRAMES}"


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
