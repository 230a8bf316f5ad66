"""The face of questions to talk about."""
