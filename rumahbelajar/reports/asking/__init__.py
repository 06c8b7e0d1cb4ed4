"""What is asked of a report: where, when and of whom; read from an address, and said in words."""
