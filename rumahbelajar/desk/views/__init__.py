"""The pages of the desk, one module for each group of pages; importing them adds their routes."""

from rumahbelajar.desk.views import corrections, home, my_data

__all__ = ["corrections", "home", "my_data"]
