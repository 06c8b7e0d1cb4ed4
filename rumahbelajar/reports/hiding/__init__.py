"""What a reader of counts may not be told, and what must be hidden with it."""
