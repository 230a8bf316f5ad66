"""Argument maps: which stand, why, and what would change it."""
