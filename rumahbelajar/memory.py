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
    library = _library()
    if library is not None:
        library.mallopt(_MMAP_THRESHOLD, _LARGE)
        library.mallopt(_ARENA_MAX, _ARENAS)


def set_aside_what_stays() -> None:
    """Look no more for garbage among all that is here now, as the program and its courses are.

    What was used to get here and is free goes back to the system first. Python would look through
    the rest again and again while pages come and go, and write into memory that processes share.
    """
    gc.collect()
    library = _library()
    if library is not None:
        library.malloc_trim(0)
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS_BETWEEN_CLEANINGS)


def _library() -> ctypes.CDLL | None:
    """Return the GNU C library; None where another is in its place."""
    try:
        library = ctypes.CDLL(None)
        return library if hasattr(library, "malloc_trim") else None
    except (OSError, TypeError):
        return None
