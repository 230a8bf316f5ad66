"""The face of a class as a whole."""
