"""Pages of learning; importing them adds their routes to the blueprint."""

from rumahbelajar.learning.views import attempts, certificates, courses, media, names

__all__ = ["attempts", "certificates", "courses", "media", "names"]
