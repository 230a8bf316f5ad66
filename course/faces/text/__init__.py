"""The round on one text."""
