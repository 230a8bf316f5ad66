"""A round of coding in which everything was done once."""

from __future__ import annotations

from course.activities.coding import Coding
from course.case import load_case
from course.journal import Journal


def coded() -> Journal:
    """Give the journal of a round that crane runs, with heron and wren in it."""
    case, journal = load_case(), Journal()
    crane, heron, wren = (Coding(case, journal, who=who) for who in ("crane", "heron", "wren"))
    crane.take()
    fear = crane.define("Deterrence", definition="It keeps others from attacking.", value=1).id
    pride = crane.define("Sovereignty", definition="Nobody else may decide it.", when="Rights.", value=2).id
    crane.define("Sovereignty", definition="Nobody else may decide on it.", code=pride)
    crane.retire(crane.define("Prestige", definition="It is a symbol.").id)
    crane.measure("nominal")
    crane.bring("A letter", "It is ours. It keeps us safe.")
    crane.choose_part("abstract")
    passages = [p.id for p in crane.state.work]
    crane.leave_out(passages[2])
    for passage, one, other in ((passages[0], fear, pride), (passages[1], fear, fear)):
        heron.give(passage, one, reason="It answers a threat.")
        wren.give(passage, other, reason="It says who decides.")
    crane.open()
    wren.settle(passages[0], pride, reason="We read on.")
    return journal
