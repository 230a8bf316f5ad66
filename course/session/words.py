"""Sentences that several faces say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.language import _, ngettext, number

if TYPE_CHECKING:
    from pathlib import Path

    from course.session.table import Table


def saving_line(session: Table) -> str:
    """Say in one sentence where the work is kept now."""
    if session.place == "room":
        if session.journal.refusal:
            return refusal_in_words(session)
        return _("You work as {name}. What you send is stored in the room.").format(name=session.name)
    if session.place == "browser":
        return " ".join([_("You work as {name}.").format(name=session.name), _in_the_browser(session)])
    who = _("You work as {name}.").format(name=session.name)
    return " ".join(filter(None, [who, _on_the_machine(session), browser_line(session)]))


def browser_line(session: Table) -> str:
    """Say whether this browser keeps a copy; nothing as long as none has said anything."""
    if session.browser.left:
        return _("This browser keeps no copy: you have left this computer.")
    if session.browser.trouble:
        return _("This browser refuses to keep a copy: download your file before you leave.")
    return _("This browser keeps a copy.") if session.browser.keeps else ""


def refusal_in_words(session: Table) -> str:
    """Say why the machine has stopped saving, and where work is kept until it saves again."""
    why = session.journal.refusal
    if session.place == "room":
        return _("{why} What you do is kept here, and sent once when the room is there again.").format(
            why=why
        )
    if session.browser.keeps:
        return _("{why} What you do is kept in this browser until the file takes it.").format(why=why)
    return _(
        "{why} What you do is kept only as long as this page works, until the file takes it: "
        "download your work now."
    ).format(why=why)


def kept_where(session: Table) -> str:
    """Say what is kept where, in one sentence or two."""
    path = session.journal.path
    if session.journal.refusal and path:
        waiting = len(session.journal.unsaved) if _is_there(path) else len(session.journal)
        return " ".join(
            [
                refusal_in_words(session),
                ngettext(
                    "{n} entry is not in the file {place} yet.",
                    "{n} entries are not in the file {place} yet.",
                    waiting,
                ).format(n=number(waiting), place=f"{path.parent.name}/{path.name}"),
                _("Each thing that you do, and each page that you open, tries it again."),
            ]
        )
    if session.place == "browser":
        return " ".join(
            [
                _in_the_browser(session),
                _("It stays there for this address; the downloaded file is the surest way to keep it."),
            ]
        )
    if session.place == "disk" and path and session.saves:
        place = f"{path.parent.name}/{path.name}"
        there = _("On this machine, in the file {place}.").format(place=place)
        return " ".join(filter(None, [there, browser_line(session)]))
    if not session.browser.keeps:
        return " ".join(filter(None, [_on_the_machine(session), browser_line(session)]))
    if session.place == "binder" and session.saves:
        return _(
            "This machine forgets after ten idle minutes; this browser keeps a copy and offers it when "
            "you come back to the same address, and the downloaded file is the surest way to keep it."
        )
    return _(
        "Only in this browser, because this machine does not let us save. "
        "Download your work before you leave."
    )


def _in_the_browser(session: Table) -> str:
    """Say whether the browser keeps the work, where nothing else does."""
    if session.browser.left or session.browser.trouble:
        return browser_line(session)
    return _("Your work is kept in this browser.")


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return True  # it may be: we are not let near it


def _on_the_machine(session: Table) -> str:
    if session.journal.refusal:
        return _("This machine does not save at the moment.")
    if not session.saves:
        return _("This machine does not let us save.")
    if session.place == "binder":
        return _("This machine forgets after ten idle minutes.")
    return _("Saved on this machine.")
