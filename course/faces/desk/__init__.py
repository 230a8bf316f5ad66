"""Whose work it is, and where it is kept."""
