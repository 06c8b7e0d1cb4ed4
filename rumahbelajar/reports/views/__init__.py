"""The pages of reports, one module for each group of pages; importing them adds their routes."""
