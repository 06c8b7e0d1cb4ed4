"""Summaries: how many people did what, kept by area and month, exact at every moment."""

from rumahbelajar.reports.summaries import commands, filling, folding, models, triggers

__all__ = ["commands", "filling", "folding", "models", "triggers"]
