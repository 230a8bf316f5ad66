"""The face of a debate."""
