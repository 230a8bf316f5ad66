"""The face of bargaining."""
