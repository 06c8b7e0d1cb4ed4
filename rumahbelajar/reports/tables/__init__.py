"""The table of a report: its columns and rows, answered, compared, and put into words to show."""
