"""Secrets are keyed with the pepper, then hashed with Argon2id; at most two at a time."""

import base64
import hashlib
import hmac
import secrets
import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from rumahbelajar.config import the_settings
from rumahbelajar.receiving import make_room

MAX_SECRET_CHARACTERS = 128

hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
"""OWASP ASVS 5.0, appendix C: t=2, m=19 MiB, p=1. Tests put a cheaper one here."""

# Each hash takes 19 MiB and a processor; a class that signs in together queues here.
_two_at_a_time = threading.BoundedSemaphore(2)


def hash_secret(secret: str) -> str:
    """Return what to keep of a PIN or passphrase.

    It takes a twentieth of a second or more: end the transaction first, since on SQLite the one
    of a POST keeps every other writer waiting.
    """
    make_room()
    with _two_at_a_time:
        return hasher.hash(_keyed(secret))


def is_secret(secret: str, kept: str) -> bool:
    """Whether a typed secret is the one that was kept; takes as long when nothing was kept ("").

    End the transaction first, as for `hash_secret`.
    """
    make_room()
    with _two_at_a_time:
        try:
            return hasher.verify(kept or _decoy(), _keyed(secret))
        except (VerificationError, InvalidHashError):
            return False


def is_outdated(kept: str) -> bool:
    """Whether a hash was made with other parameters than today's, so that it should be renewed."""
    return hasher.check_needs_rehash(kept)


def keyed_digest(purpose: str, text: str) -> str:
    """Return an HMAC-SHA256 in hex that only this house can compute, apart for each purpose."""
    key = the_settings().pepper.encode()
    return hmac.new(key, f"{purpose}:{text}".encode(), hashlib.sha256).hexdigest()


def _keyed(secret: str) -> str:
    # The key makes every input 64 characters, so a long one costs no more than a short one.
    plain = unicodedata.normalize("NFKC", secret.strip())
    return keyed_digest("secret", plain)


def _decoy() -> str:
    """Return a hash of nothing, with today's parameters, for names that have none."""
    salt, digest = (
        base64.b64encode(secrets.token_bytes(size)).decode().rstrip("=")
        for size in (hasher.salt_len, hasher.hash_len)
    )
    cost = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    return f"$argon2id$v=19${cost}${salt}${digest}"
