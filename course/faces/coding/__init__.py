"""Passages coded apart, then together."""
