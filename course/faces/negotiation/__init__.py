"""The face of a negotiation."""
