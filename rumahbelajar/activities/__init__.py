"""The rules of the interactive tools: one file each, plain Python; the list of them."""
