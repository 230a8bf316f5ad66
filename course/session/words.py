"""Sentences that several faces say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course.language import _

if TYPE_CHECKING:
    from course.session.session import Session


def saving_line(session: Session) -> str:
    """Say in one sentence where the work is kept now."""
    return " ".join(
        [_("You work as {name}.").format(name=session.name), _on_the_machine(session), browser_line(session)]
    )


def browser_line(session: Session) -> str:
    """Say whether this browser keeps a copy."""
    if session.browser.left:
        return _("This browser keeps no copy: you have left this computer.")
    if session.browser.trouble:
        return _("This browser refuses to keep a copy: download your file before you leave.")
    return _("This browser keeps a copy.")


def kept_where(session: Session) -> str:
    """Say what is kept where, in one sentence or two."""
    path = session.journal.path
    if session.place == "disk" and path and session.saves:
        place = f"{path.parent.name}/{path.name}"
        return " ".join(
            [_("On this machine, in the file {place}.").format(place=place), browser_line(session)]
        )
    if session.browser.trouble or session.browser.left:
        return " ".join([_on_the_machine(session), browser_line(session)])
    if session.place == "binder" and session.saves:
        return _(
            "This machine forgets after ten idle minutes; this browser keeps a copy and offers it when "
            "you come back to the same address, and the downloaded file is the surest way to keep it."
        )
    return _(
        "Only in this browser, because this machine does not let us save. "
        "Download your work before you leave."
    )


def _on_the_machine(session: Session) -> str:
    if not session.saves:
        return _("This machine does not let us save.")
    if session.place == "binder":
        return _("This machine forgets after ten idle minutes.")
    return _("Saved on this machine.")
