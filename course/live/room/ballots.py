"""Secret votes in a room: kept safely from the first ballot on, and readable by nobody before the count.

Each ballot is sealed with a key that lies in a file beside the database and never in it, under a random
number, so that neither order nor time nor a seat stands with it. That somebody has voted is kept apart, with
a receipt that is another number, so that nobody votes twice and a retry gets the same receipt. After the
count, ballots and key are deleted; those of the first of two votes after the count of the second.
Whoever can read the server's disk while a vote is open, key and all, can read the ballots.
"""

from __future__ import annotations

import os
import secrets
from collections import Counter
from typing import TYPE_CHECKING, Final

from course.activities.counting import FEWEST
from course.activities.debate import secret
from course.activities.debate.records import CHOICES
from course.activities.debate.votes import MOST_OF_A_REASON
from course.faces.verbs import check_whole
from course.files.whole import write_whole
from course.journal import JournalError
from course.language import NotAllowed, _
from course.live.room import sql

if TYPE_CHECKING:
    from pathlib import Path

    from course.live.room.database import Database
    from course.live.room.log import RoomLog

MOST_OF_A_PAIR: Final = 64
"""Characters of the word that pairs two ballots."""
_COUNTED: Final = "counted"


class Ballots:
    """The votes of one room.

    Parameters
    ----------
    log
        The room's database.
    keys
        The folder in which keys lie while a vote is open.
    """

    def __init__(self, log: RoomLog, keys: Path) -> None:
        self.log = log
        self.keys = keys
        self._receipts: dict[str, dict[str, str]] = {}
        self._as_of = -1

    def cast(self, stage: str, author: str, choice: str, *, reason: str = "", pair: str = "") -> str:
        """Put a ballot into the box; give its receipt, which tells nothing of the choice.

        The same person gets the receipt of their first ballot, which stays as it is.

        Parameters
        ----------
        stage, author
            Which box, and who votes: that somebody has voted is kept apart from how.
        choice, reason
            What is in the ballot.
        pair
            A word that the voter's device keeps, which pairs two ballots of one hand.

        Raises
        ------
        NotAllowed
            If this is no choice, or the vote is closed.
        JournalError
            If it cannot be kept. Then it does not count, and may be sent again.
        """
        if choice not in CHOICES:
            raise NotAllowed(_("Choose for, against or undecided."))
        if len(reason) > MOST_OF_A_REASON:
            raise NotAllowed(
                _("Keep the reason to {most_of_a_reason} characters.").format(
                    most_of_a_reason=MOST_OF_A_REASON
                )
            )
        check_whole("reason", f"{reason}{pair}")  # else it is found when the vote is closed, which then fails
        ballot = secret.Ballot(choice, reason.strip(), pair[:MOST_OF_A_PAIR])
        receipt = secrets.token_hex(8)

        def job(database: Database) -> str:
            if before := database.ask(sql.RECEIPT, stage, author):  # also once it is closed: it is counted
                return str(before[0][0])
            if database.ask(sql.VALUE, _closed(stage)):
                raise NotAllowed(_("The vote is closed. A ballot that came later is not counted."))
            # Only one writes at a time, in all processes: two first voters at once do not make two keys.
            key = self._key(stage)
            if len(key) != secret.KEY_BYTES:  # a torn file: what an empty key closes, anybody opens
                raise self._no_secret(stage, _("its key is damaged"))
            sealed = secret.seal(key, [ballot])
            database.do(sql.HAS_VOTED, stage, author, receipt)
            database.do(sql.CAST, secrets.token_hex(8), stage, sealed)
            return receipt

        given = self.log.transact(job)
        self._known(stage)[author] = given
        return given

    def receipt(self, stage: str, author: str) -> str:
        """Give the receipt of somebody's ballot; empty where there is none."""
        return self._known(stage).get(author, "")

    def _known(self, stage: str) -> dict[str, str]:
        """Give the receipts of a vote: every page of a class asks for its own at every step."""
        if self._as_of != self.log.looks:  # another process may have taken ballots
            self._as_of, self._receipts = self.log.looks, {}
        if stage not in self._receipts:
            rows = self.log.ask(sql.RECEIPTS, stage)
            # Added to, not put in place: somebody may have voted since they were read.
            self._receipts.setdefault(stage, {}).update((str(who), str(receipt)) for who, receipt in rows)
        return self._receipts[stage]

    def cast_so_far(self, stage: str) -> int:
        """Give how many ballots are in the box."""
        return int(self.log.ask(sql.CAST_SO_FAR, stage)[0][0])

    def shut(self, stage: str) -> int:
        """Take no more ballots; give how many are in the box, which stays closed.

        Raises
        ------
        NotAllowed
            If it was emptied: somebody else who leads has closed and counted this vote.
        """
        return len(self._sealed(stage))

    def opened(self, stage: str) -> list[secret.Ballot]:
        """Shut the box and open it; what no key opens any more is left out."""
        sealed = self._sealed(stage)
        key = self._key(stage) if sealed else b""  # an empty box needs none, and leaves none behind
        boxes = [secret.open_sealed(key, one) for one in sealed]
        return [ballot for box in boxes for ballot in box or ()]

    def count(self, stage: str) -> tuple[int, dict[str, int]]:
        """Close the box and open it: give how many ballots were in it, and the counts where they are enough.

        From then on no ballot is taken. Until :meth:`discard` it can be counted again, so that nothing is
        lost where the server stops before the counts are written.
        """
        opened = self.opened(stage)
        counted = Counter(ballot.choice for ballot in opened)
        if len(opened) < FEWEST:
            return len(opened), {}
        return len(opened), {choice: counted[choice] for choice in CHOICES}

    def discard(self, stage: str) -> None:
        """Delete the ballots of a vote that was counted, and its key. Who has voted stays."""

        def job(database: Database) -> None:
            database.do(sql.SET_VALUE, _closed(stage), _COUNTED)
            database.do(sql.DISCARD, stage)

        self.log.transact(job)
        self._key_file(stage).unlink(missing_ok=True)

    def _sealed(self, stage: str) -> list[str]:
        def job(database: Database) -> list[str]:
            if database.ask(sql.VALUE, _closed(stage)) == [(_COUNTED,)]:
                # Counted once more it would have none, and that would be written over what came of it.
                raise NotAllowed(_("The answers are closed already."))
            database.do(sql.SET_VALUE, _closed(stage), "yes")
            return [str(row[0]) for row in database.ask(sql.BALLOTS, stage)]

        return self.log.transact(job)

    def _key(self, stage: str) -> bytes:
        path = self._key_file(stage)
        try:
            if not path.exists():
                self.keys.mkdir(parents=True, exist_ok=True, mode=0o700)
                write_whole(path, secret.new_key())
                path.chmod(0o600)
            return path.read_bytes()
        except OSError as error:
            raise self._no_secret(stage, error.strerror or str(error)) from error

    def _no_secret(self, stage: str, why: str) -> JournalError:
        wrong = _("{path}: the vote cannot be kept secret, so no ballot is taken ({why}).")
        return JournalError(wrong.format(path=self._key_file(stage), why=why))

    def _key_file(self, stage: str) -> Path:
        return self.keys / f"{stage}.key"


def _closed(stage: str) -> str:
    return f"closed:{stage}"


def must_take_keys(folder: Path) -> None:
    """Refuse a folder that could take no key, before a class sits in its room.

    Raises
    ------
    JournalError
        If it is something else, or nobody may write into it.
    """
    if os.path.lexists(folder) and not (folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)):
        wrong = _(
            "{path}: here the keys of secret votes are kept, in a folder, and this cannot be written into. "
            "Move it away, or name another folder for the room."
        )
        raise JournalError(wrong.format(path=folder))
