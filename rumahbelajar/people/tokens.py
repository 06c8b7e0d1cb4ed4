"""Random tokens of cards and one-time links; only their hash is ever kept."""

import hashlib
import secrets


def make_token() -> str:
    """Return 128 random bits as 22 letters that an address can carry."""
    return secrets.token_urlsafe(16)


def token_hash(token: str) -> str:
    """Return what to keep of a token: SHA-256 in hex. It needs no salt, being random itself."""
    return hashlib.sha256(token.encode()).hexdigest()
