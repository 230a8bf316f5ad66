"""Two ends of a list, half made: what comes first and last, and where each issue can go from there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ends:
    """The issues at either end; what is at neither lies in between, in no order.

    Parameters
    ----------
    first
        The issues that come first, the foremost at the beginning.
    last
        The issue that comes last, or an empty text.
    front
        How many can come first.
    waits
        Whether one can come last.

    Examples
    --------
    >>> ends = Ends(("a", "b", "c"))
    >>> ends.put("d", "1").first, ends.put("a", "last")
    (('d', 'a', 'b'), Ends(first=('b', 'c'), last='a', front=3, waits=True))
    >>> ends.ways("d")
    {'up': '3', 'down': 'last', 'first': '1', 'last': 'last'}
    """

    first: tuple[str, ...] = ()
    last: str = ""
    front: int = 3
    waits: bool = True

    @property
    def whole(self) -> bool:
        """Whether every place is taken."""
        return len(self.first) == self.front and bool(self.last or not self.waits)

    def put(self, issue: str, to: str) -> Ends:
        """Put an issue to a place: a number, ``"between"`` or ``"last"``; what stood there makes room."""
        first = [i for i in self.first if i != issue]
        last = "" if self.last == issue else self.last
        if to == "last":
            last = issue if self.waits else last
        elif to != "between":
            first.insert(int(to) - 1, issue)
        return Ends(tuple(first[: self.front]), last, self.front, self.waits)

    def ways(self, issue: str) -> dict[str, str]:
        """Give where each button takes an issue; an empty text where it takes it nowhere."""
        many, end = len(self.first), "last" if self.waits else ""
        if issue == self.last:
            return {"up": "between", "down": "", "first": "1", "last": ""}
        if issue not in self.first:
            return {"up": str(min(many + 1, self.front)), "down": end, "first": "1", "last": end}
        at = self.first.index(issue) + 1
        return {
            "up": str(at - 1) if at > 1 else "",
            "down": str(at + 1) if at < many else "between",
            "first": "1" if at > 1 else "",
            "last": end,
        }
