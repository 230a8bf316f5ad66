"""Coding on the screen: one's own codes first; once passages are open, what is disputed, with all reasons."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, ClassVar, Final

from course.activities.coding import Coding
from course.activities.coding.agreement import SCALE_LABELS, agenda, agreement_in_words
from course.activities.coding.rows import label, rows
from course.activities.coding.state import NONE_FITS
from course.exchange.coding import FormatError, read_codebook, read_project, write_codebook, write_project
from course.faces.verbs import Key, Line, PaperForm, Text, Upload, verb
from course.faces.wall import WallFace
from course.language import N_, NotAllowed, _, ngettext, number
from course.publish.coding import coded_passages
from course.publish.qda import bring_in, codebook, losses, project
from course.publish.spreadsheet import to_csv

if TYPE_CHECKING:
    import pandas as pd

    from course.activities.coding import Passage, Round
    from course.exchange.coding import QdaProject
    from course.journal import Entry
    from course.session.session import Session

NONE: Final = "-"
"""What a form sends where none of the codes fits; an empty field says that nothing was chosen."""
NEW: Final = "-"
"""In the place of the code that is worded: a new one."""


class CodingFace(WallFace):
    """Several people code the same passages with one codebook, apart and then together.

    Parameters
    ----------
    session
        The learner's session.
    leads
        Whether whoever sees it keeps the codebook, chooses the passages and opens them.
    """

    template: ClassVar[str] = "coding/coding.html"
    wall: ClassVar[str] = "coding/wall.html"
    title: ClassVar[str] = N_("Code passages")
    listens: ClassVar[frozenset[str]] = frozenset({"coding"})

    def __init__(self, session: Session, *, leads: bool = True) -> None:
        self.coding = Coding(session.case, session.journal, who=session.who)
        self.leads = leads
        self.chosen = ""  # the passage in front, where somebody chose one
        self.editing = ""  # the code that is worded anew, or NEW
        self.brought: QdaProject | None = None  # a file that waits until somebody has read what it loses
        self._told: tuple[Round | None, tuple[str, ...]] = (None, ())
        super().__init__(session)

    def context(self) -> dict[str, Any]:
        """Give what the template shows."""
        coding = self._acting()
        state = coding.state
        front = self._front()
        return {
            "coding": coding,
            "state": state,
            "passages": {p.id: n for n, p in enumerate(state.work, start=1)},
            "front": front,
            "own": coding.own(front) if front else None,
            "choices": self._choices(),
            "none_fits": NONE,
            "waiting": {p.id for p in coding.waiting},
            "ready": len(coding.ready),
            "done": Counter(who for p in state.work for who in p.apart),
            "agenda": agenda(state),
            "agreement": self._agreement(),
            "called": lambda code: label(state, code),
            "parts": self._parts(),
            "scales": SCALE_LABELS,
            "editing": self.editing,
            "new": NEW,
            "starter": coding.starter,
            "leads": self.leads,
            "brought": self.brought,
            "lost": losses(coding, self.brought, alone=self._alone) if self.brought else (),
        }

    def wall_context(self) -> dict[str, Any]:
        """Give what the wall shows: the first dispute, with the reasons and without names."""
        return {**self.context(), "wall_kind": "grouped"}

    def reveal(self, entry: Entry) -> str:
        """Say where stands what an entry is about."""
        if entry.verb in ("give", "settle"):
            self.chosen = str(entry.body.get("passage", ""))
            return f"{self.uid}-front"
        return f"{self.uid}-book" if entry.verb in ("define", "retire", "measure") else f"{self.uid}-top"

    # --- the codebook ----------------------------------------------------------

    @verb
    def on_begin_book(self) -> str:
        """Take the codebook that comes with the case."""
        self._acting().take()
        self.focus(f"#{self.uid}-book")
        return _("The codebook is there. Reword a code wherever it does not fit your text.")

    @verb
    def on_word(self, code: Key = "") -> str:
        """Open the form in which a code is worded; empty for a new one."""
        self.editing = code if code in self._acting().state.codes else NEW
        self.focus(f"#{self.uid}-word")
        return ""

    @verb
    def on_leave(self) -> str:
        """Close that form."""
        self.editing = ""
        return ""

    @verb
    def on_define(
        self,
        label: Line = "",
        definition: Text = "",
        *,
        when: Text = "",
        when_not: Text = "",
        value: Line = "",
        code: Key = "",
    ) -> str:
        """Put a code into the codebook, or word it anew."""
        self._acting().define(
            label, definition=definition, when=when, when_not=when_not, value=value, code=code
        )
        self.editing = ""
        self.focus(f"#{self.uid}-book")
        return _("The code is in the codebook.")

    @verb
    def on_retire(self, code: Key, *, retired: bool = True) -> str:
        """Take a code out of the codebook, or back into it."""
        self._acting().retire(code, retired=retired)
        if retired:
            return _("Nobody is offered this code any more. What was coded with it stays.")
        return _("The code is in the codebook again.")

    @verb
    def on_measure(self, scale: Key = "") -> str:
        """Say how the codes differ."""
        self._acting().measure(scale)
        return _("From now on codes differ so: {scale}.").format(scale=SCALE_LABELS[scale])

    # --- the passages ----------------------------------------------------------

    @verb
    def on_bring(self, title: Line = "", text: Text = "") -> str:
        """Bring in a text of one's own, sentence by sentence."""
        coding = self._acting()
        made = coding.bring(title, text)
        coding.choose_part(made.id)
        return self._chosen_in_words()

    @verb
    def on_choose(self, part: Key = "") -> str:
        """Choose every sentence of a part."""
        self._acting().choose_part(part)
        return self._chosen_in_words()

    @verb
    def on_choose_words(self, words: Text = "") -> str:
        """Choose some words of the paper."""
        self._acting().choose_words(words)
        return self._chosen_in_words()

    @verb
    def on_leave_out(self, passage: Key, *, out: bool = True) -> str:
        """Leave a passage out, or take it in again."""
        self._acting().leave_out(passage, out=out)
        self.chosen = "" if out else passage
        if out:
            return _("The passage is left out. Take it back below, with its codes, where you want it again.")
        return _("The passage is back, with its codes.")

    # --- coding ------------------------------------------------------------------

    @verb
    def on_look(self, passage: Key) -> str:
        """Put a passage in front."""
        self.chosen = passage
        self.focus(f"#{self.uid}-front")
        return ""

    @verb
    def on_give(self, passage: Key, code: Key = "", reason: Text = "") -> str:
        """Give a passage a code, and go on to the next."""
        coding = self._acting()
        coding.give(passage, _given(code), reason=reason)
        left = len(coding.waiting)
        self.chosen = "" if left else passage
        self.focus(f"#{self.uid}-front")
        if not left:
            return _("Kept. You have coded every passage.")
        return ngettext("Kept. {n} passage is left.", "Kept. {n} passages are left.", left).format(
            n=number(left)
        )

    @verb
    def on_open(self) -> str:
        """Show everybody what each gave the passages that two people have coded."""
        count = len(self._acting().open())
        self.focus(f"#{self.uid}-agenda")
        return ngettext(
            "{n} passage is open. What is disputed comes first.",
            "{n} passages are open. What is disputed comes first.",
            count,
        ).format(n=number(count))

    @verb
    def on_settle(self, passage: Key, code: Key = "", reason: Text = "") -> str:
        """Agree on a code."""
        self._acting().settle(passage, _given(code), reason=reason)
        self.focus(f"#{self.uid}-agenda")
        return _("Settled, with your reason.")

    # --- taking home ---------------------------------------------------------------

    @verb
    def on_csv(self) -> str:
        """Hand over the codes as a table."""
        self.download("coding.csv", "text/csv", to_csv(rows(self._acting())))
        return _("The table is on its way to your downloads.")

    def frame(self) -> pd.DataFrame:
        """Give the codes as a pandas DataFrame."""
        import pandas as pd  # noqa: PLC0415 - a second of start-up that most uses never need

        return pd.DataFrame(rows(self._acting()))

    @verb
    def on_paper(self, form: PaperForm) -> str:
        """Hand over codebook, disputes and what was settled as a paper."""
        return self.hand_over("coding", coded_passages(self._acting()), form)

    @verb
    def on_qdc(self) -> str:
        """Hand over the codebook for other programs."""
        if not (codes := codebook(self._acting())):
            raise NotAllowed(_("There is no code yet."))
        self.download("codebook.qdc", "application/xml", write_codebook(codes))
        return _("The codebook is on its way to your downloads.")

    @verb
    def on_qdpx(self) -> str:
        """Hand over the whole round for other programs: of what others gave, only what is open."""
        self.download("coding.qdpx", "application/zip", write_project(project(self._acting())))
        return _("The project is on its way to your downloads.")

    @verb
    def on_bring_qda(self, file: Upload) -> str:
        """Read a codebook or a project of another program, and say first what of it is lost."""
        self._may_bring()
        read = read_codebook if file.name.casefold().endswith(".qdc") else read_project
        try:
            self.brought = read(file.data, name=file.name)
        except FormatError as error:
            raise NotAllowed(f"{error}.") from error
        if losses(self._acting(), self.brought, alone=self._alone):
            self.focus(f"#{self.uid}-lost")
            return _("Not all of it can be kept. Read what is lost, then decide.")
        return self._take()

    @verb
    def on_take_qda(self) -> str:
        """Bring in what of the file can be kept."""
        self._may_bring()
        return self._take()

    @verb
    def on_leave_qda(self) -> str:
        """Bring in nothing of the file."""
        self.brought = None
        return _("Nothing of the file was brought in.")

    # --- inside --------------------------------------------------------------------

    def _acting(self) -> Coding:
        self.coding.who = self.session.who
        return self.coding

    @property
    def _alone(self) -> bool:
        """Whether nobody can write here for somebody else."""
        return self.session.place == "room"

    def _may_bring(self) -> None:
        if not self.leads:
            raise NotAllowed(_("Only those who lead the room can do this."))

    def _take(self) -> str:
        if self.brought is None:
            raise NotAllowed(_("Choose a file first."))
        bring_in(self._acting(), self.brought, alone=self._alone)
        self.brought = None
        self.focus(f"#{self.uid}-top")
        return _("The file is brought in. What was here already stays as it was.")

    def _front(self) -> Passage | None:
        """Give the passage in front: the chosen one, else the first that one has not coded."""
        work = {p.id: p for p in self.coding.state.work}
        if self.chosen in work:
            return work[self.chosen]
        return next(iter((*self.coding.waiting, *work.values())), None)

    def _choices(self) -> dict[str, str]:
        book = {c.id: f"{c.now.label}: {c.now.definition}" for c in self.coding.state.book}
        return book | {NONE: _("None of the codes fits")}

    def _parts(self) -> dict[str, str]:
        """Give what can be chosen whole: sections with sentences, and texts that were brought in."""
        case, texts = self.session.case, self.coding.state.texts
        here = {s.id: s.title for s in case.sections if case.paper.text[s.body_start : s.end].strip()}
        return here | {text.id: text.title for text in texts.values()}

    def _agreement(self) -> tuple[str, ...]:
        """Say how far people agree; drawn anew only where something has changed."""
        state = self.coding.state
        if self._told[0] is not state:
            self._told = (state, agreement_in_words(state))
        return self._told[1]

    def _chosen_in_words(self) -> str:
        count = len(self.coding.state.work)
        return ngettext("{n} passage is coded.", "{n} passages are coded.", count).format(n=number(count))


def _given(code: str) -> str | None:
    """Read which code a form gives; None where nothing was chosen."""
    return NONE_FITS if code == NONE else code or None
