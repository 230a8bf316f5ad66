"""Sentences that several faces say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from course.session.session import Session


def saving_line(session: Session) -> str:
    """Say in one sentence where the work is kept now."""
    if session.browser_trouble:
        browser = "This browser refuses to keep a copy: download your file before you leave."
    else:
        browser = "This browser keeps a copy."
    return {
        "disk": f"You work as {session.name}. Saved on this machine. {browser}",
        "binder": f"You work as {session.name}. This machine forgets after ten idle minutes. {browser}",
        "browser": f"You work as {session.name}. Nothing is saved on the server. {browser}",
        "memory": f"You work as {session.name}. This machine does not let us save. {browser}",
    }[session.place]


def kept_where(session: Session) -> str:
    """Say what is kept where, in one sentence or two."""
    path = session.journal.path
    place = f"{path.parent.name}/{path.name}" if path else ""
    return {
        "disk": f"On this machine, in the file {place}, and as a copy in this browser.",
        "binder": "This machine forgets after ten idle minutes; this browser keeps a copy and offers it when "
        "you come back to the same address, and the downloaded file is the surest way to keep it.",
        "browser": "Only in this browser: the server keeps nothing. Download your work to keep it elsewhere.",
        "memory": "Only in this browser, because this machine does not let us save. "
        "Download your work before you leave.",
    }[session.place]
