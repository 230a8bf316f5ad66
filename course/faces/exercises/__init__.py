"""The face of the exercises."""
