"""Files that people write: read with line numbers, written whole, and refusals in words."""
