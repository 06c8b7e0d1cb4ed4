"""What a village hands in: the monthly report and the evidence pack, made of the same parts."""
