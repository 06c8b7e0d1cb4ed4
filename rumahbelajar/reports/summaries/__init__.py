"""Summaries: how many people did what, kept by area and month, exact at every moment."""
