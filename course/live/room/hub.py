"""A room as a service of a JupyterHub: the hub says who somebody is, before anything of the room is shown.

The way is that of OAuth 2.0 with a code (RFC 6749, section 4.1), as a hub offers it to its services. No name
of an account is kept or shown: the room knows an account by a mark, which only a key beside the room makes.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import TYPE_CHECKING, Any, Final
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from course.language import NotAllowed, _

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

CALLBACK: Final = "/oauth_callback"
KEY: Final = "accounts.key"
_WAIT: Final = 10  # seconds for an answer of the hub
_NEEDED: Final = (
    "JUPYTERHUB_API_URL",
    "JUPYTERHUB_API_TOKEN",
    "JUPYTERHUB_CLIENT_ID",
    "JUPYTERHUB_SERVICE_PREFIX",
)


@dataclass(frozen=True)
class Account:
    """Whom a hub has let in.

    Parameters
    ----------
    mark
        What stands for the account; its name cannot be read from it.
    leads
        Whether it may lead the room.
    """

    mark: str
    leads: bool = False


@dataclass(frozen=True)
class Hub:
    """What a hub tells a service that it has started, and how the service asks who somebody is."""

    api: str
    token: str = field(repr=False)
    client: str
    prefix: str
    start: str = "/"
    scopes: frozenset[str] = frozenset()

    @classmethod
    def told(cls, environment: Mapping[str, str] = os.environ) -> Hub:
        """Read what the hub says in the environment.

        Raises
        ------
        NotAllowed
            If no hub has started this program as a service.
        """
        if missing := [name for name in _NEEDED if not environment.get(name)]:
            said = _(
                "No JupyterHub has started this as a service: {variable} is not set. Leave out --hub, or see "
                "docs/administrator.md."
            )
            raise NotAllowed(said.format(variable=missing[0]))
        api, token, client, prefix = (environment[name] for name in _NEEDED)
        host, base = environment.get("JUPYTERHUB_HOST", ""), environment.get("JUPYTERHUB_BASE_URL", "/")
        scopes = frozenset(json.loads(environment.get("JUPYTERHUB_OAUTH_ACCESS_SCOPES", "[]")))
        return cls(api, token, client, prefix.rstrip("/"), f"{host}{base}", scopes)

    def log_in_address(self, state: str) -> str:
        """Give the address at which the hub asks somebody to log in."""
        asked = {
            "client_id": self.client,
            "redirect_uri": f"{self.prefix}{CALLBACK}",
            "response_type": "code",
            "state": state,
        }
        return f"{self.start}hub/api/oauth2/authorize?{urlencode(asked)}"

    def name_of(self, code: str) -> str:
        """Ask who came back with this code.

        Raises
        ------
        NotAllowed
            If the hub does not know the code, or does not let this account in.
        OSError
            If the hub does not answer.
        """
        if not code:  # somebody said no there, or came back without going
            raise NotAllowed(_unnamed())
        form = {
            "client_id": self.client,
            "client_secret": self.token,
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": f"{self.prefix}{CALLBACK}",
        }
        given = _asked(Request(f"{self.api}/oauth2/token", data=urlencode(form).encode()))  # noqa: S310 - the hub's
        words = {"Authorization": f"Bearer {given['access_token']}"}
        person = _asked(Request(f"{self.api}/user", headers=words))  # noqa: S310 - the hub's
        if not self.scopes & set(person.get("scopes", [])):
            raise NotAllowed(_("Your account may not come into this room. Ask your instructor."))
        return str(person["name"])


def _asked(request: Request) -> dict[str, Any]:
    try:
        with urlopen(request, timeout=_WAIT) as answer:  # noqa: S310 - the hub's own address
            found: dict[str, Any] = json.load(answer)
    except HTTPError as error:
        if error.code >= 500:  # noqa: PLR2004 - as HTTP has it
            raise
        raise NotAllowed(_unnamed()) from error
    except HTTPException as error:  # it broke off in the middle
        raise OSError(str(error)) from error
    return found


def _unnamed() -> str:
    return _("The hub did not say who you are. Open the address of the room again.")


def marks(folder: Path) -> bytes:
    """Give the key by which marks are made; it is drawn once for a room, and goes with it."""
    path = folder / "keys" / KEY
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(32))
    return path.read_bytes()


def mark_of(name: str, key: bytes) -> str:
    """Give what stands for an account.

    Examples
    --------
    >>> one = mark_of("heron", b"one")
    >>> one == mark_of("heron", b"one"), one == mark_of("heron", b"two"), "heron" in one
    (True, False, False)
    """
    return hmac.digest(key, name.encode(), "sha256").hex()[:32]
