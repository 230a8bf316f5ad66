"""The faces of a room: what a student sees, what whoever leads it sees, and what hangs on the wall."""
