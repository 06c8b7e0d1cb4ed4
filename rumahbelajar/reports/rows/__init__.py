"""What the rows of reports are made of: each subject one file, asked of the database."""
