"""The faces of scenarios and of four worlds."""
