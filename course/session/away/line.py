"""The line from a notebook to a room: requests with the seat's word, and what goes wrong as sentences."""

from __future__ import annotations

import json
import ssl
from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse, IncompleteRead
from http.cookies import SimpleCookie
from typing import TYPE_CHECKING, Any, Final
from urllib.error import URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPErrorProcessor, HTTPSHandler, Request, build_opener

from course.files import limits
from course.files.objects import read_object
from course.journal import JournalError
from course.language import NotAllowed, _, language

if TYPE_CHECKING:
    from collections.abc import Mapping

PATIENCE: Final = 10.0
"""Seconds without an answer after which a line counts as lost."""
SEAT: Final = "seat-"
_AILING: Final = (500, 502, 503, 504)
"""With these a server or a proxy before it says that it cannot answer now."""
_PAGES: Final = ("/join", "/class", "/lead")


class LineLostError(JournalError):
    """The room cannot be reached now; the same may be sent again later."""


class _AsItComes(HTTPErrorProcessor):
    """Take every answer as it comes, and follow none elsewhere: the word of a seat goes to the room alone."""

    def http_response(self, request: Request, response: HTTPResponse) -> HTTPResponse:  # noqa: ARG002
        return response

    https_response = http_response


def _whole(answer: HTTPResponse) -> bytes:
    """Read an answer; one that breaks off tells nothing."""
    read = answer.read(limits.UPLOAD)
    if answer.length:
        raise IncompleteRead(read, answer.length)
    return read


@dataclass
class Line:
    """Where a room is, and the word that opens a seat in it.

    Attributes
    ----------
    address
        The room's, without a page.
    word
        The cookie of the seat, as ``name=value``; empty before somebody has joined.
    """

    address: str
    word: str = ""

    @classmethod
    def to(cls, address: str) -> Line:
        """Read an address as people copy it, with a page of the room or without.

        Raises
        ------
        NotAllowed
            If it is none.

        Examples
        --------
        >>> Line.to("https://room.example/monday/join?code=K7M4QX").address
        'https://room.example/monday'
        """
        parts = urlsplit(address.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise NotAllowed(
                _(
                    "{address}: the address of a room begins with http:// or https://, as it is announced."
                ).format(address=address)
            )
        path = parts.path.rstrip("/")
        for page in _PAGES:
            path = path.removesuffix(page)
        return cls(f"{parts.scheme}://{parts.netloc}{path}")

    def ask(self, path: str, owed: str, *, patience: float = PATIENCE, **query: object) -> dict[str, Any]:
        """Ask the room for something; its answer holds what it owes."""
        return self._send(f"{path}?{urlencode(query)}", None, owed, patience)

    def tell(self, path: str, what: Mapping[str, object], owed: str) -> dict[str, Any]:
        """Send the room something, and give its answer.

        Parameters
        ----------
        path, what
            Where to, and what.
        owed
            What its answer holds: an answer without it is not the room's, whatever it says.

        Raises
        ------
        NotAllowed
            If the room refuses; the sentence is the room's.
        LineLostError
            If it cannot be reached.
        """
        return self._send(path, json.dumps(what, ensure_ascii=False).encode(), owed, PATIENCE)

    def _send(self, path: str, data: bytes | None, owed: str, patience: float) -> dict[str, Any]:
        headers = {"accept": "application/json", "content-type": "application/json"}
        headers["cookie"] = "; ".join(filter(None, (self.word, f"language={language()}")))
        request = Request(f"{self.address}{path}", data, headers)  # noqa: S310 - http or https, see `to`
        opener = build_opener(_AsItComes, HTTPSHandler(context=ssl.create_default_context()))
        try:
            with opener.open(request, timeout=patience) as answer:
                status, cookies = answer.status, answer.headers.get_all("set-cookie") or ()
                told = read_object(_whole(answer))
        except (URLError, OSError, ValueError, HTTPException) as error:
            raise self._lost(error) from error
        trouble = str(told.get("trouble", ""))
        if status in _AILING:
            raise LineLostError(trouble or _("The room does not answer now. Try again in a moment."))
        if trouble:
            raise NotAllowed(trouble)
        if status != HTTPStatus.OK or owed not in told:
            said = _("There is no room at {address}. Compare it with the one announced.")
            if self.word:
                said = _(
                    "Something other than the room answers at {address}. Open this address in a browser: "
                    "perhaps the network asks you to log in."
                )
            raise LineLostError(said.format(address=self.address))
        self._remember(cookies)
        return told

    def _remember(self, cookies: list[str] | tuple[()]) -> None:
        for cookie in cookies:
            for name, morsel in SimpleCookie(cookie).items():
                if name.startswith(SEAT):
                    self.word = f"{name}={morsel.value}"

    def _lost(self, error: Exception) -> JournalError:
        why = getattr(error, "reason", error)
        host = urlsplit(self.address).netloc
        if isinstance(why, ssl.SSLCertVerificationError):
            return LineLostError(
                _(
                    "The certificate of {host} is not trusted ({why}). Ask whoever runs the room for an "
                    "address with a valid one. If you trust a certificate of your own, name its file in the "
                    "variable SSL_CERT_FILE before you start the notebook."
                ).format(host=host, why=why.verify_message)
            )
        if isinstance(why, ssl.SSLError):
            return LineLostError(
                _(
                    "{host} does not speak https. Try the address with http://, if it was announced so."
                ).format(host=host)
            )
        return LineLostError(
            _(
                "The room at {host} cannot be reached ({why}). Look whether this machine is in the network "
                "and the address is right."
            ).format(host=host, why=why)
        )
