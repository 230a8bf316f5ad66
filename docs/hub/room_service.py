"""A live room as a service of a JupyterHub: load this file from the hub's own, or copy its lines."""

import sys
from pathlib import Path

c = get_config()  # noqa: F821 - JupyterHub gives it

NAME = "seminar-room"
ADDRESS = "https://hub.example.edu"  # yours: the address of the hub
LEADERS = ["prof"]  # yours: the names at the hub of those who may lead

c.JupyterHub.services = [
    {
        "name": NAME,
        "url": "http://127.0.0.1:8878",  # where the room listens, for the hub alone
        "command": [
            *(str(Path(sys.executable).with_name("course")), "live", "--hub"),
            *("--folder", "/srv/seminar/red-line"),  # yours: where the room is kept
            *("--address", f"{ADDRESS}/services/{NAME}"),
            *(word for name in LEADERS for word in ("--leader", name)),
        ],
        "oauth_no_confirm": True,  # people are not asked whether the room may know who they are
    },
]

# Who may come in: everybody with an account. Name a group instead of the role `user` for one class.
c.JupyterHub.load_roles = [{"name": "user", "scopes": ["self", f"access:services!service={NAME}"]}]
