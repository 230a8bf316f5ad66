"""Tables of the case to read."""
