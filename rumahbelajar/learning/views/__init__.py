"""Pages of learning; importing them adds their routes to the blueprint."""

from rumahbelajar.learning.views import activities, attempts, certificates, courses, media, names

__all__ = ["activities", "attempts", "certificates", "courses", "media", "names"]
