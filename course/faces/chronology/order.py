"""Put a handful of events in order, then place one more at a time among those whose dates are open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from course.faces.chronology.step import Step
from course.faces.verbs import Key, verb
from course.language import NotAllowed, _

if TYPE_CHECKING:
    from course.faces.chronology.chronology import ChronologyFace


class OrderStep(Step):
    """A handful of events without their dates; the dates open when an order is kept.

    Parameters
    ----------
    face
        The face that the step belongs to.
    """

    def __init__(self, face: ChronologyFace) -> None:
        super().__init__(face)
        self.order: list[str] = []  # an order half made; it counts once it is kept
        self.again = True  # a handful is on the table, not the look back at the last one

    def context(self) -> dict[str, Any]:
        """Give what the step's template shows."""
        line = self.line
        last = line.orderings()[-1] if line.orderings() and not self.again else None
        turn = line.to_place() if last else None
        placed = line.placings()
        return {
            "handful": [line.by_key(k) for k in self._keys()],
            "last": last,
            "others": line.others_in_round(last.round) if last else (),
            "turn": turn,
            "anchors": line.anchors() if turn else (),
            "placed": placed[-1] if placed and last else None,
        }

    @verb
    def on_move(self, event: Key, by: int) -> str:
        """Move an event up or down."""
        order = self._keys()
        if event not in order:
            raise NotAllowed(_("This event is no longer here. Run the cell again."))
        old = order.index(event)
        new = max(0, min(old + by, len(order) - 1))
        order.insert(new, order.pop(old))
        self.order = order
        way = "up" if (by < 0 and new > 0) or new == len(order) - 1 else "down"
        self.focus(f"{way}-{event}")
        return _("Now line {new} of {n}.").format(new=new + 1, n=len(order))

    @verb
    def on_keep_order(self) -> str:
        """Keep the order; the dates open."""
        line = self.line
        kept = line.put_in_order([line.by_key(k).id for k in self._keys()])
        self.order, self.again = [], False
        self.focus("result")
        return _("{in_place} of {n} stand where their dates put them.").format(
            in_place=kept.in_place, n=len(kept.given)
        )

    @verb
    def on_another(self) -> str:
        """Put another handful on the table."""
        self.order, self.again = [], True
        self.focus("step")
        return _("Another handful of events.")

    @verb
    def on_show_dates(self) -> str:
        """Open the dates without ordering."""
        if not self.line.dates_open:
            self.line.show_dates()
        return self.face.on_go("line") or _("The dates are open.")

    @verb
    def on_place(self, event: Key, after: Key) -> str:
        """Place one more event among those whose dates are open."""
        line = self.line
        if not after:
            raise NotAllowed(_("Choose a place on the line."))
        placed = line.place(line.by_key(event).id, "" if after == "first" else after)
        self.focus("placed")
        return _("The date agrees.") if placed.agrees else _("The date puts it elsewhere.")

    def _keys(self) -> list[str]:
        dealt = [self.line.key(e) for e in self.line.handful()]
        return list(self.order) if sorted(self.order) == sorted(dealt) else dealt
