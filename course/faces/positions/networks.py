"""Networks of agreement and conflict: a picture, a table that says the same, and what the thresholds mean."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any, ClassVar

from course.activities.positions import Positions
from course.activities.positions.networks import (
    KIND_LABELS,
    STEPS_LABELS,
    Network,
    Wanted,
    least_labels,
    make_network,
    option_rows,
    tie_rows,
)
from course.activities.positions.rows import note_words
from course.activities.positions.table import party_words
from course.activities.positions.view import WHO_LABELS
from course.case.citations import citation
from course.faces.face import Face
from course.faces.pieces import Pieces
from course.faces.places import place_in_paper, said_as
from course.faces.positions.choices import check_choices, ticked_parties
from course.faces.verbs import Key, verb
from course.figures import network as figures
from course.figures.party import badges_of
from course.language import N_, NotAllowed, _
from course.publish.spreadsheet import to_csv

if TYPE_CHECKING:
    import pandas as pd
    from markupsafe import Markup

    from course.figures.figure import Figure
    from course.journal import Entry
    from course.session.session import Session


class NetworksFace(Face):
    """Who agrees with whom, as in discourse network analysis.

    Parameters
    ----------
    session
        The learner's session.
    """

    template: ClassVar[str] = "positions/networks.html"
    title: ClassVar[str] = N_("Networks of agreement and conflict")
    listens: ClassVar[frozenset[str]] = frozenset({"positions"})

    def __init__(self, session: Session) -> None:
        self.work = Positions(session.case, session.journal, who=session.who)
        self.wanted = Wanted(who="own", parties=self.work.table.few(6))
        self.pieces = Pieces()
        super().__init__(session)

    def shows(self, entry: Entry) -> bool:
        """Tell whether this face shows what an entry did: only codings."""
        return super().shows(entry) and entry.verb == "code"

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        network = self._network()
        two_mode = self.wanted.kind == "two_mode"
        titles = {i: issue.title for i, issue in self.work.table.issues.items()}
        empty = not (network.edges if two_mode else network.ties)
        return {
            "wanted": self.wanted,
            "network": network,
            "two_mode": two_mode,
            "titles": titles,
            "parties": {a: party_words(p) for a, p in self.work.table.parties.items()},
            "coders": self._coders(),
            "labels": {
                "kind": KIND_LABELS,
                "who": WHO_LABELS,
                "steps": STEPS_LABELS,
                "least": least_labels(),
            },
            "pieces": self.pieces,
            "said_as": said_as(self.session),
            "place_of": partial(place_in_paper, self.session),
            "later": lambda cell: note_words(self.work.table.issues[cell.issue], cell),
            "ties": figures.in_order(network.ties, self.wanted.kind),
            "finding": self._finding(network),
            "most": figures.MOST,
            "empty": empty,
            "picture": None if empty else self._picture(network),
            "edges": [(e.actor, r) for e, r in zip(network.edges, option_rows(network), strict=True)],
        }

    def _coders(self) -> dict[str, str]:
        """Give everybody who coded something, with their names in alphabetical order."""
        coders = {who for _, _, who in self.work.state.codings}
        return dict(sorted(((who, self.session.journal.name_of(who)) for who in coders), key=itemgetter(1)))

    # --- what a person can do ----------------------------------------------------

    @verb
    def on_look(
        self,
        *,
        kind: Key,
        who: Key,
        issue: Key = "",
        steps: Key = "2",
        least: Key = "1",
        evidence: Key = "",
        coder: Key = "",
        parties: list[Key] | None = None,
    ) -> str:
        """Choose a network."""
        table = self.work.table
        ticked = ticked_parties(table, who, parties)
        check_choices(
            (kind, KIND_LABELS),
            (issue, {"", *table.issues}),
            (steps, STEPS_LABELS),
            (least, least_labels()),
            (coder, {"", *(by for *_cell, by in self.work.state.codings)}),
        )
        self.wanted = Wanted(
            kind, who, ticked, issue, int(steps), int(least), inferred=evidence != "stated", coder=coder
        )
        if kind == "two_mode" and not issue:
            # All issues at once hold more options than a picture can.
            known = [p.issue for p in self.session.case.positions]
            self.wanted = replace(self.wanted, issue=max(self.work.table.issues, key=known.count, default=""))
        self.focus(f"#{self.uid}-network")
        return _("The network is drawn anew; the table below says the same.")

    @verb
    def on_csv(self) -> str:
        """Hand over the network as a table."""
        network = self._network()
        rows = option_rows(network) if self.wanted.kind == "two_mode" else tie_rows(self.work, network)
        sources = " | ".join(self._sources(network))
        self.download("network.csv", "text/csv", to_csv([{**row, "sources": sources} for row in rows]))
        return _("The table is on its way to your downloads.")

    @verb
    def on_svg(self) -> str:
        """Hand over the picture as SVG, with its sources."""
        network = self._network()
        return self.keep_picture("network", "svg", self._figure(network), self._sources(network))

    @verb
    def on_png(self) -> str:
        """Hand over the picture as PNG, with its sources."""
        network = self._network()
        return self.keep_picture("network", "png", self._figure(network), self._sources(network))

    def frame(self) -> pd.DataFrame:
        """Give the network that is shown as a pandas DataFrame."""
        import pandas as pd  # noqa: PLC0415 - a second of start-up that most uses never need

        network = self._network()
        two_mode = self.wanted.kind == "two_mode"
        return pd.DataFrame(option_rows(network) if two_mode else tie_rows(self.work, network))

    # --- inside --------------------------------------------------------------------

    def _network(self) -> Network:
        self.work.who = self.session.who
        return make_network(self.work, self.wanted)

    def _figure(self, network: Network) -> Figure:
        badges = badges_of(self.session.case, network.names)
        if self.wanted.kind == "two_mode":
            speaking = {e.actor for e in network.edges}
            names = {a: n for a, n in network.names.items() if a in speaking}
            return figures.draw_options(network.edges, names, network.options, badges)
        names = self._tied(network)
        if not figures.drawable(names):
            raise NotAllowed(
                _("A picture holds up to {most} parties. Choose fewer in the form above.").format(
                    most=figures.MOST
                )
            )
        return figures.draw_parties(network.shown, names, self.wanted.kind, badges)

    def _tied(self, network: Network) -> dict[str, str]:
        tied = {a for t in network.shown for a in (t.one, t.other)}
        return {a: n for a, n in network.names.items() if a in tied}

    def _finding(self, network: Network) -> str:
        if self.wanted.kind == "two_mode":
            return figures.finding_options(network.edges, network.options)
        return figures.finding(network.shown, self._spoken(network), self.wanted.kind)

    def _spoken(self, network: Network) -> dict[str, str]:
        """Give the names of the parties as they read inside a sentence."""
        return {party: self.session.case.stakeholder(party).in_sentence for party in network.names}

    def _picture(self, network: Network) -> Markup | None:
        if self.wanted.kind != "two_mode" and not figures.drawable(self._tied(network)):
            return None
        words = (
            figures.describe_options(network.edges, network.names, network.options)
            if self.wanted.kind == "two_mode"
            else figures.describe_parties(network.shown, self._spoken(network), self.wanted.kind)
        )
        return self.figure(figures.svg(self._figure(network)), words)

    def _sources(self, network: Network) -> list[str]:
        ids = dict.fromkeys(i for c in network.cells for i in c.sources)
        own = [
            _("{source} (coded by {who})").format(
                source=c.source or c.quote, who=self.session.journal.name_of(c.who)
            )
            for (_issue, _actor, who), c in sorted(self.work.state.codings.items())
            if who == self.wanted.coder
        ]
        return [*(citation(self.session.case, i) for i in ids), *own]
