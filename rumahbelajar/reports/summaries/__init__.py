"""Summaries: how many people did what, kept by area and month, exact at every moment."""

from rumahbelajar.reports.summaries import models, triggers

__all__ = ["models", "triggers"]
