"""Memory: a server process keeps little of it, on an old laptop that does other things besides."""

import ctypes
import gc

# From malloc.h of the GNU C library; see mallopt(3).
_MMAP_THRESHOLD = -3
_ARENA_MAX = -8
_LARGE = 1024 * 1024
_ARENAS = 2
_NEW_OBJECTS_BETWEEN_CLEANINGS = 10_000


def return_large_blocks() -> None:
    """Give what was large back to the system as soon as it is free.

    Each hash of a secret takes 19 MB for a moment. The GNU C library learns from the first that
    such blocks are usual, and keeps them from then on, once for each of several threads. Does
    nothing where that library is not.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return
    mallopt(_MMAP_THRESHOLD, _LARGE)
    mallopt(_ARENA_MAX, _ARENAS)


def set_aside_what_stays() -> None:
    """Look no more for garbage among all that is here now, as the program and its courses are.

    Python would look through it again and again while pages come and go, and write into memory that
    processes could share.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS_BETWEEN_CLEANINGS)
