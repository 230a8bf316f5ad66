"""Debate formats of other programs."""
