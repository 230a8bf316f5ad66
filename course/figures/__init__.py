"""Pictures of an activity's state, as lists of shapes, and what writes them for a page or a file."""
