"""The faces of positions, chairs, priorities and networks."""
