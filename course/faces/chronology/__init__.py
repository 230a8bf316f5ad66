"""The faces of chronology and precedents."""
