"""Divisions that end in whole numbers; money is never reckoned with floating point."""


def nearest(amount: int, parts: int) -> int:
    """Return amount / parts as the nearest whole number, for amounts from zero; halves go up."""
    return (2 * amount + parts) // (2 * parts)


def upward(amount: int, parts: int) -> int:
    """Return amount / parts as the next whole number upwards: so much suffices."""
    return -(-amount // parts)
