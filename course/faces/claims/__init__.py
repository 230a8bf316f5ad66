"""The faces of reading and of looking back at it."""
