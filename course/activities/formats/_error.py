"""What is wrong with a file, and where."""

from __future__ import annotations


class FormatError(ValueError):
    """A file cannot be read; the text names the file, the line, what is wrong and what would be right."""

    def __init__(self, name: str, line: int, wrong: str, right: str) -> None:
        super().__init__(f"{name}:{line}: {wrong}; {right}")
        self.name = name
        self.line = line
