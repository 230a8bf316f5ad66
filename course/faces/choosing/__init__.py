"""Choosing what a class does of a lesson, without a file to write by hand."""
