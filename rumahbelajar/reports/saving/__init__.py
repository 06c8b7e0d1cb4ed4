"""Views of reports that somebody keeps under names of their own."""
