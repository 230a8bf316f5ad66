"""The choice of how a lesson is worked through: alone, in a pair, in a class."""
