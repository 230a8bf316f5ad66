"""The exercise book: its items, their keys and the checks of both. It is data, as the case is."""
