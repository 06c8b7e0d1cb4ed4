"""Lists of people as offices make them: read, compared with the register, and taken over."""
