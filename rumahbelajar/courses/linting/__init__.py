"""How a course is worded: rules of plain language that a program can look at, beside the format."""
