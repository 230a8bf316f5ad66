"""A lesson as a page to read: its prose, contents, and each cell as the face that it calls."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from markupsafe import Markup

from course.case.records.lessons import anchor_of
from course.faces.contents.contents import ContentsFace
from course.faces.contents.head import HeadFace
from course.faces.front import bundle
from course.faces.numbers import numbered_alone
from course.language import language, own_names
from course.language.catalogues import SOURCE, tag_of
from course.language.templates import environment
from course.lessons.calling import face_of
from course.lessons.described import described
from course.lessons.levels import below
from course.lessons.notebook import Call, as_on_a_page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jinja2 import Environment
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from course.case import Case
    from course.case.records import Lesson as Record
    from course.faces.face import Face
    from course.lessons.lesson import Lesson
    from course.lessons.notebook import Part
    from course.session.session import Session

    Link = Callable[[str], str]

SCRIPT: Final = Path(__file__).with_name("contents.js")
"""What every page of a lesson does by itself; each door imports it."""
PART: Final = 2
"""The level of a heading of a part; below it stand steps."""
_WIDE: Final = 3  # columns of a table that no phone shows side by side


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the contents; ``level`` is 2 for a part and 3 for a step in it."""

    id: str
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the page: its title or other prose as HTML, with its sort, or the face of a call.

    Attributes
    ----------
    english
        Whether it is prose that is shown in English to somebody who reads another language.
    """

    html: Markup
    call: Call | None = None
    sort: str = ""
    english: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A lesson laid out: its title, its contents and its pieces in order."""

    title: str
    contents: tuple[Heading, ...]
    blocks: tuple[Block, ...]

    @property
    def english(self) -> bool:
        """Whether some of it is not translated into the language that is read."""
        return any(block.english for block in self.blocks)

    def anchors(self, lesson: Record) -> dict[str, str]:
        """Give the headings for the contents."""
        return anchors_of(self.contents, lesson)


def anchors_of(headings: Sequence[Heading], lesson: Record) -> dict[str, str]:
    """Give the headings for the contents of a lesson: the parts of one that names them, else all.

    Parameters
    ----------
    headings
        All that its notebook has.
    lesson
        What the case says of it.

    Examples
    --------
    >>> from course.case import load_case
    >>> anchors_of((Heading("read", "Read", 2),), load_case().lessons[0])
    {'read': 'Read'}
    """
    named = {part.anchor for part in lesson.parts}
    after = [*headings, Heading("", "", PART)][1:]  # of a lesson without headings: nothing
    return {
        h.id: h.text
        for h, following in zip(headings, after, strict=True)
        # A heading with steps below it only gathers them.
        if not named or h.id in named or h.level == PART == following.level
    }


def lay_out(parts: Sequence[Part], show: Callable[[Call], str], *, link: Link = str) -> Page:
    r"""Lay out the parts of a notebook as a page.

    Parameters
    ----------
    parts
        What :func:`course.lessons.notebook.read_notebook` gave.
    show
        Gives the HTML of a call's face.
    link
        Says where a link of the prose leads on this page; empty where it leads nowhere from here.

    Examples
    --------
    >>> from course.lessons.notebook import Prose
    >>> page = lay_out([Prose("# One"), Prose("## Read\n\nA *word*.")], lambda call: "")
    >>> page.title, page.contents[0].id
    ('One', 'read')
    """
    headings: list[Heading] = []
    blocks: list[Block] = []
    title = ""
    level = 1
    for part in parts:
        if isinstance(part, Call):
            blocks.append(Block(Markup(below(show(part), level)), part))  # noqa: S704 - a face escapes what people wrote
            continue
        tokens = _parsed(part.text)
        names = iter(_headings(_parsed(part.english)) if part.english else ())
        for token, inside in pairwise(tokens):
            if token.type == "heading_open":
                known = headings if _sort(part.cell) != "times" else []
                _name(token, inside, next(names, inside.content), known)
                title = title or (inside.content if token.tag == "h1" else "")
                # A page leaves the times out: nothing stands under their heading.
                level = level if _sort(part.cell) == "times" else int(token.tag[1])
            for child in inside.children or ():
                if child.type == "link_open" and (goal := child.attrGet("href")):
                    if there := link(str(goal)):
                        child.attrSet("href", there)
                    else:
                        del child.attrs["href"]
        _name_columns(tokens)
        english = language() != SOURCE and not part.english
        titled = 3 if tokens and tokens[0].tag == "h1" else 0  # its opening, its words, its close
        for piece in filter(None, (tokens[:titled], tokens[titled:])):
            html = _markdown().renderer.render(piece, _markdown().options, {})
            blocks.append(Block(Markup(html), sort=_sort(part.cell), english=english))  # noqa: S704 - the lesson's own prose
    return Page(title, tuple(headings), tuple(blocks))


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands round a lesson: for each place the number of a face that a server carries, and its HTML."""

    who: tuple[int | None, Markup]
    contents: tuple[int | None, Markup]
    head: tuple[int | None, Markup]


class Offered(NamedTuple):
    """A language in which a page is there: its name in itself, and the address of the page."""

    code: str
    name: str
    address: str

    @property
    def tag(self) -> str:
        """Name the language as pages do."""
        return tag_of(self.code)


def languages_at(address: Callable[[str], str] = lambda _code: "") -> list[Offered]:
    """Give every language there is with the address of a page in it.

    Parameters
    ----------
    address
        Gives the address from the code of a language; left out where all have the same one.

    Examples
    --------
    >>> languages_at()[0]
    Offered(code='en', name='English', address='')
    """
    return [Offered(code, name, address(code)) for code, name in own_names().items()]


def live_page(
    page: Page,
    frame: Frame,
    session: Session,
    *,
    lesson: str,
    key: str,
    base: str,
    notebook: str = "",
    unfit: str = "",
) -> str:
    """Write a lesson as a page whose faces a server carries.

    Parameters
    ----------
    page
        The lesson laid out, each face as it is now.
    frame
        What stands round it.
    session
        Whose work it is.
    lesson
        The id of the lesson.
    key
        Names the page when its socket connects.
    base
        The path under which the server is shown.
    notebook
        The address of the same lesson as a notebook; empty where there is none.
    unfit
        What is wrong with the file of what an instructor chose; said before the lesson begins.
    """
    more = {"session": session, "key": key, "base": base, "notebook": notebook, "unfit": unfit}
    more |= {"languages": languages_at(), "spoken": language()}
    return _written("live.html", page, frame, session.case, session.case.lesson(lesson), **more)


def site_page(
    page: Page,
    frame: Frame,
    session: Session,
    languages: Sequence[Offered],
    *,
    lesson: str,
    ending: str,
    version: str,
    notebook: str = "",
) -> str:
    """Write a lesson as a page whose faces run in the browser itself.

    Parameters
    ----------
    page, frame, session
        As for :func:`live_page`; the session is nobody's.
    languages
        Those in which it is there.
    lesson
        The id of the lesson.
    ending
        How the addresses of all pages in this language end: ``.html`` for those that choose a language.
    version
        Names the files of the site: other files, another version.
    notebook
        Where the same lesson is a notebook; empty where it is none.
    """
    more: dict[str, object] = {"shelf": session.shelf, "lesson": lesson, "version": version}
    more |= {"notebook": notebook, "languages": languages, "spoken": language(), "ending": ending}
    return _written("site.html", page, frame, session.case, session.case.lesson(lesson), **more)


@cache
def page_style() -> str:
    """Give the style sheets of the faces and of the page."""
    own = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    return f"{bundle.style()}\n{own}"


def reading_page(lesson: Lesson, parts: Sequence[Part], *, link: Link = str) -> str:
    """Write a lesson as one page of HTML that needs nothing beside it: everything to read, nothing to press.

    Parameters
    ----------
    lesson
        The lesson, over a session without anybody's work.
    parts
        Its notebook.
    link
        Says where a link of the prose leads.

    Raises
    ------
    NotALesson
        If the notebook calls something that a lesson does not have.
    """
    faces: list[Face] = []  # kept until the page is whole: later ones lead to places in earlier ones

    def show(call: Call) -> str:
        faces.append(face_of(lesson, call))
        return faces[-1].html(live=False)

    with numbered_alone():
        page = lay_out(parts, show, link=link)
        contents = ContentsFace(lesson.session, lesson.record, page.anchors(lesson.record))
        head = HeadFace(lesson.session, lesson.record)
        nobody = (None, Markup())
        frame = Frame(nobody, *((None, Markup(face.html(live=False))) for face in (contents, head)))  # noqa: S704 - faces escape
    style = Markup(page_style())  # noqa: S704 - our own sheets
    return _written("reading.html", page, frame, lesson.case, lesson.record, style=style)


def _written(template: str, page: Page, frame: Frame, case: Case, record: Record, **more: object) -> str:
    """Fill in a template with what every page of a lesson shows, and with what is its own."""
    shown = {"page": page, "frame": frame, "case": case, "described": described(case, record)}
    return _templates().get_template(template).render(**shown, **more)


@cache
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # noqa: PLC0415 - a page that is written already needs none of it

    # Lessons fold things into <details>, which Markdown has no sign for; their prose is the project's own.
    return MarkdownIt("commonmark", {"html": True}).enable("table")


def _parsed(text: str) -> list[Token]:
    return _markdown().parse(as_on_a_page(text))


@cache
def _templates() -> Environment:
    return environment("course.lessons", "")


def _sort(cell: str) -> str:
    """Tell what sort of prose a cell holds: the times, which contents say too, or the end of a sitting."""
    if cell == "time":
        return "times"
    return "rest" if cell == "end" or cell.startswith("break-") else ""


def _headings(tokens: Sequence[Token]) -> list[str]:
    return [inside.content for token, inside in pairwise(tokens) if token.type == "heading_open"]


def _name_columns(tokens: Sequence[Token]) -> None:
    """Let each cell of a wide table say its column: a narrow page shows them one under the other."""
    table: Token | None = None
    heads, at = list[str](), 0
    for token, inside in pairwise(tokens):
        if token.type == "table_open":
            table, heads = token, []
        elif token.type == "tr_open":
            at = 0
        elif token.type == "th_open":
            head = "".join(child.content for child in inside.children or ())
            heads.append(head if head.endswith(("?", "؟")) else f"{head}:")
        elif token.type == "td_open" and table is not None and len(heads) >= _WIDE:
            table.attrSet("class", "wide")
            token.attrSet("data-label", heads[at])
            at += 1


def _name(opening: Token, inside: Token, english: str, headings: list[Heading]) -> None:
    """Name a heading by its English words, so that a link finds it in every language."""
    level = int(opening.tag[1])
    name = anchor_of(english)
    taken = {h.id for h in headings}
    number = 2
    unique = name
    while unique in taken:
        unique, number = f"{name}-{number}", number + 1
    opening.attrSet("id", unique)
    if level in (2, 3):
        headings.append(Heading(unique, inside.content, level))
