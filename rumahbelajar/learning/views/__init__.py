"""Pages of learning; importing them adds their routes to the blueprint."""

from rumahbelajar.learning.views import attempts, certificates, courses, media
from rumahbelajar.learning.views.blueprint import blueprint

__all__ = ["attempts", "blueprint", "certificates", "courses", "media"]
