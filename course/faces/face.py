"""The base of all faces: a function of state to HTML, and a set of verbs.

A face knows no transport. It renders a template of its activity's state; whatever a person does comes
back as the name of a verb with its values; the verb calls the activity, and every screen that shows the
face hears of the new view. A notebook, a server and a page without one carry the same face.
"""

from __future__ import annotations

import logging
from base64 import b64encode
from copy import copy
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final
from weakref import WeakSet

from markupsafe import Markup

from course.activities.steps import step_in_words
from course.case import CaseError
from course.faces import wire
from course.faces.numbers import next_number
from course.faces.templates import templates
from course.faces.verbs import OLD_PAGE, Key, Verb, verb, verbs_of
from course.figures import keep
from course.figures.svg import is_large
from course.journal import JournalError
from course.language import N_, NotAllowed, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from course.faces.screen import Screen
    from course.figures.figure import Figure
    from course.journal import Entry
    from course.publish.paper import Paper
    from course.session.session import Session

SURPRISE: Final = N_(
    "Something went wrong inside the toolkit, and this step was not done. What was saved before is safe. "
    "Run the cell again; if it happens again, report it with the text that your instructor finds in the log."
)
logger = logging.getLogger(__name__)
_BASE: Final = frozenset(
    {"session", "uid", "screens", "busy", "view", "_focus", "_files", "_shown_with", "_began_with", "parts"}
)


class Face:
    """A face shows an activity and turns a person's action into one verb.

    Parameters
    ----------
    session
        The case, the journal and the pseudonym that all faces share.

    Notes
    -----
    Subclasses name a ``template``, the activities they show (``listens``) and give the template's values in
    :meth:`context`. A method ``on_NAME`` marked with :func:`course.faces.verbs.verb` answers elements with
    ``data-do="NAME"``; it takes the element's ``data-args`` and the named fields of a sent form as keyword
    arguments, checked from its annotations, and gives a sentence to announce, or an empty one.

    All other attributes of a face are its look: what is open, what is chosen. A verb that fails leaves the
    look as it was, and a look that cannot be shown gives way to the last one that could.
    """

    template: ClassVar[str]
    title: ClassVar[str]
    listens: ClassVar[frozenset[str]] = frozenset()
    also_shows: frozenset[str] = frozenset()  # of which a face shows something, and undoes nothing
    turns: ClassVar[frozenset[str]] = frozenset()  # verbs after which somebody else may act
    parts: tuple[object, ...] = ()  # what a large face is made of: each may have verbs and a look of its own

    def __init__(self, session: Session) -> None:
        self.session = session
        self.uid = f"f{next_number()}"
        self.screens: WeakSet[Screen] = WeakSet()
        self.busy = False
        self.view = wire.View(html="")
        self._focus = ""
        self._files: dict[str, Callable[[], wire.Download]] = {}  # what is made once the words are out
        self._began_with = self._shown_with = self._look()
        session.watchers.add(self)

    # --- what subclasses say -------------------------------------------------

    def context(self) -> Mapping[str, Any]:
        """Give the values that the template shows."""
        return {}

    # --- showing -------------------------------------------------------------

    def html(self, *, live: bool = True) -> str:
        """Render the face; with ``live=False`` as a page to read, without controls."""
        return self.render(self.template, self.context(), live=live)

    def render(self, template: str, values: Mapping[str, Any], *, live: bool) -> str:
        """Fill in a template with these values, and with what every template of a face can name."""
        everywhere = {"face": self, "uid": self.uid, "session": self.session, "case": self.session.case}
        return templates().get_template(template).render(**everywhere, live=live, **values)

    def rendered(self, *, live: bool = True) -> tuple[str, str]:
        """Render the face, and say what is wrong; where it fails, with an earlier look or as a sentence."""
        wrong = ""
        for look in (None, self._shown_with, self._began_with):
            if look is not None:
                self._restore(look)
            try:
                html = self.html(live=live)
            except (NotAllowed, JournalError, CaseError) as error:
                wrong = wrong or str(error)
            except Exception:
                logger.exception("%s could not be shown", type(self).__name__)
                wrong = wrong or _(SURPRISE)
            else:
                self._shown_with = self._look()
                return html, wrong
        place = Markup("<h2>{}</h2><p>{} {}</p>")
        return str(place.format(_(self.title), _("This part cannot be shown now."), wrong)), wrong

    def refresh(
        self, *, say: str = "", trouble: str = "", fields: Mapping[str, str] | None = None, seq: int = 0
    ) -> None:
        """Show the present state, with a sentence to announce or a trouble to show. Never raises."""
        if not self.screens:
            return
        html, wrong = self.rendered()
        focus, self._focus = self._focus, ""
        self.view = wire.View(
            html=html,
            say="" if wrong else say,
            trouble=trouble or wrong,
            fields=dict(fields or {}),
            seq=seq,
            focus="" if wrong else focus,
        )
        self._tell(self.view)

    def focus(self, selector: str) -> None:
        """Move the keyboard's place there with the next update; a CSS selector inside the face."""
        self._focus = selector

    def figure(self, svg: str, alt: str) -> Markup:
        """Put a picture into a template; its text equivalent is its name.

        On a narrow screen, one whose words would be too small there waits until somebody asks for it.
        """
        picture = Markup('<div class="picture" role="img" aria-label="{}">{}</div>').format(alt, Markup(svg))  # noqa: S704 - our own figure
        if not is_large(svg):
            return picture
        ask = Markup('<label class="ask"><input type="checkbox"> {}</label>').format(_("Show the picture"))
        return Markup('<div class="on-request">{}{}</div>').format(ask, picture)

    def seek(self, field: str, text: str) -> list[tuple[str, str, str, str]]:  # noqa: ARG002 - of those with a search
        """Give what fits what somebody types into a field with a search, as ``wire.Found`` says."""
        return []

    # --- answering -----------------------------------------------------------

    def do(self, name: str, values: Mapping[str, object], *, seq: int = 0) -> wire.View:
        """Do one thing, and show what came of it: here at once, then in the other faces."""
        self.session.last_used = self
        self.busy = True
        look, say, trouble = self._look(), "", ""
        fields: Mapping[str, str] = {}
        try:
            self.session.catch_up()
            with self.session.journal.step():  # one press is one step of Undo
                say = self._call(name, values)
        except NotAllowed as error:
            trouble, fields = str(error), error.fields
        except (JournalError, CaseError) as error:
            trouble = str(error)
        except Exception:
            logger.exception("%s: %s failed", type(self).__name__, name)
            trouble = _(SURPRISE)
        if trouble:
            self._restore(look)
            self._focus, self._files = "", {}
        say = " ".join(filter(None, (say, self.session.turn_of_saving())))
        self.busy = False
        self.refresh(say=say, trouble=trouble, fields=fields, seq=seq)
        self.session.answered(self)
        self._hand_out(seq)
        return self.view

    def _hand_out(self, seq: int) -> None:
        """Let the files be made that were asked for: the words that say that they come are out by now."""
        files, self._files = self._files, {}
        for name, make in files.items():
            self.session.aside.make(f"{self.uid} {name}", partial(self._made, make, seq))

    def _made(self, make: Callable[[], wire.Download], seq: int) -> Callable[[], None]:
        """Make a file, in whatever thread; give what to do once it is this face's turn."""
        try:
            return partial(self._tell, make())
        except NotAllowed as error:
            return partial(self.refresh, trouble=str(error), seq=seq)
        except Exception:
            logger.exception("%s: a file could not be made", type(self).__name__)
            return partial(self.refresh, trouble=_(SURPRISE), seq=seq)

    def verbs(self) -> dict[str, tuple[object, Verb]]:
        """Give everything that can be done here by its name: who does it, and what it takes."""
        found: dict[str, tuple[object, Verb]] = {}
        for owner in (self, *self.parts):
            kind: type = type(owner)
            found |= {name: (owner, known) for name, known in verbs_of(kind).items()}
        return found

    def _call(self, name: str, values: Mapping[str, object]) -> str:
        if name not in (verbs := self.verbs()):
            raise NotAllowed(_(OLD_PAGE))
        owner, known = verbs[name]
        return known.call(owner, values)

    # --- what goes to the browser ---------------------------------------------

    def download(self, name: str, mime: str, content: str | bytes) -> None:
        """Hand the person a file."""
        self._tell(_file(name, mime, content))

    def hand_over(self, name: str, paper: Paper, form: str, said: str = "") -> str:
        """Hand the person a paper in one of its forms; give what to say of it.

        Parameters
        ----------
        name
            The file's name without its ending.
        paper
            What was done.
        form
            In which form.
        said
            What to say of it; where it is left out, that the file comes.
        """
        from course.publish.forms import FORMS  # noqa: PLC0415 - what makes PDF loads when first needed

        chosen = FORMS[form]

        file = f"{name}{chosen.suffix}"

        def write() -> wire.Download:
            data = chosen.write(paper)
            return _file(file, chosen.mime, data.decode() if chosen.mime.startswith("text/") else data)

        self._files[file] = write
        said = said or _("The file is on its way to your downloads.")
        return " ".join(filter(None, (said, chosen.warning(paper))))

    def keep_picture(self, name: str, kind: str, figure: Figure, sources: Sequence[str]) -> str:
        """Hand the person a picture, with the sources that it rests on underneath.

        Parameters
        ----------
        name
            The file's name without its ending.
        kind
            ``"svg"`` or ``"png"``.
        figure
            A fresh one; room for the sources is made in it.
        sources
            One citation each.
        """
        file = f"{name}.{kind}"

        def draw() -> wire.Download:
            if kind == "png":
                return _file(file, "image/png", keep.kept_png(figure, sources))
            return _file(file, "image/svg+xml", keep.kept_svg(figure, sources))

        self._files[file] = draw
        said = _("The picture is on its way to your downloads; its sources stand below it.")
        if kind == "png" and (letters := keep.letters_lacking(figure)):
            lacking = _("It cannot show these letters: {letters}. Take the SVG, which a browser shows whole.")
            said = f"{said} {lacking.format(letters=letters)}"
        return said

    def keep(self, lines: Sequence[tuple[str, str]]) -> None:
        """Let the browser keep lines of the journal."""
        self._tell(wire.Keep(lines=list(lines)))

    def bring(self, ids: Sequence[str]) -> None:
        """Ask the browser for lines of the journal."""
        self._tell(wire.Bring(ids=list(ids)))

    def forget(self, ids: Sequence[str]) -> None:
        """Let the browser forget lines of the journal."""
        self._tell(wire.Forget(ids=list(ids)))

    def _tell(self, message: wire.ToBrowser) -> None:
        for screen in list(self.screens):
            try:
                if isinstance(message, wire.View):
                    screen.show(message)
                else:
                    screen.send(message)
            except Exception:  # a door that has just closed must not keep the news from the others
                logger.exception("A screen of %s could not be reached", type(self).__name__)

    # --- the look --------------------------------------------------------------

    def _look(self) -> list[dict[str, Any]]:
        """Give what is open and chosen now, here and in each part, as copies that no later change touches."""
        return [
            {name: _copied(value) for name, value in vars(owner).items() if name not in _BASE}
            for owner in (self, *self.parts)
        ]

    def _restore(self, looks: Sequence[Mapping[str, Any]]) -> None:
        for owner, look in zip((self, *self.parts), looks, strict=True):
            for name, value in look.items():
                setattr(owner, name, _copied(value))

    # --- undo, for faces of an activity ---------------------------------------

    @property
    def acting(self) -> str:
        """Whose turn it is in this face."""
        return self.session.who

    def act_as(self, person: str) -> bool:
        """Let somebody act here whose press comes late; tell whether they do: nobody else is to."""
        return person == self.acting

    def shows(self, entry: Entry) -> bool:
        """Tell whether this face shows what an entry of its activities did: only that can be undone here."""
        return entry.activity in self.listens

    def reveal(self, entry: Entry) -> str:  # noqa: ARG002 - for faces that know where it stands
        """Open what an entry is about, and give its place; empty where the page finds what changed."""
        return ""

    @property
    def can_undo(self) -> bool:
        """Whether the person who acts did something here that can be taken back."""
        journal = self.session.journal
        return bool(self.listens) and journal.can_undo(self.acting, *self.listens, which=self.shows)

    @property
    def can_redo(self) -> bool:
        """Whether something taken back here can be done again."""
        journal = self.session.journal
        return bool(self.listens) and journal.can_redo(self.acting, *self.listens, which=self.shows)

    @verb
    def on_undo(self) -> str:
        """Take back the last step done here."""
        if not self.can_undo:
            return _("There is nothing to take back.")
        taken = self.session.journal.undo(self.acting, *self.listens, which=self.shows)
        self._show_step(taken)
        return _("Taken back: {what}.").format(what=step_in_words(taken))

    @verb
    def on_redo(self) -> str:
        """Do again what was taken back last."""
        if not self.can_redo:
            return _("There is nothing to do again.")
        done = self.session.journal.redo(self.acting, *self.listens, which=self.shows)
        self._show_step(done)
        return _("Done again: {what}.").format(what=step_in_words(done))

    def _show_step(self, entries: Sequence[Entry]) -> None:
        places = [place for entry in entries if self.shows(entry) and (place := self.reveal(entry))]
        if places:
            self.focus(f"#{places[-1]}")

    # --- every face can bring work back --------------------------------------

    @verb
    def on_bring_back(self, author: Key) -> str:
        """Bring back what the browser kept of somebody who says: that is me."""
        n = self.session.bring_back(author)
        return ngettext("One entry is back.", "{n} entries are back.", n).format(n=n)

    @verb
    def on_not_me(self, author: Key) -> str:
        """Offer somebody's work no longer to whoever works here now."""
        self.session.not_me(author)
        return _("It stays in this browser for whoever it belongs to.")

    @verb
    def on_forget_browser(self, author: Key) -> str:
        """Delete the browser's copy of somebody's work which is not on this machine."""
        self.session.forget_browser(author)
        return _("This browser no longer keeps that work.")


def _file(name: str, mime: str, content: str | bytes) -> wire.Download:
    text = content if isinstance(content, str) else ""
    packed = b64encode(content).decode() if isinstance(content, bytes) else ""
    return wire.Download(name=name, mime=mime, text=text, bytes=packed)


def _copied(value: Any) -> Any:  # noqa: ANN401 - any attribute
    return copy(value) if isinstance(value, list | dict | set) else value
