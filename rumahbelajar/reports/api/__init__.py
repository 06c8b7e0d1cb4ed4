"""The reports for programs: tokens, pages of rows, and the document that describes both."""
