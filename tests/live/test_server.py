"""How the server of a room answers: what hundreds of open pages must not cost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import httpx2
import pytest
from websockets.sync.client import connect

from course.live.server import bound

if TYPE_CHECKING:
    from tests.live._served import Served


def test_two_that_start_together_take_two_ports() -> None:
    with bound("127.0.0.1", 0, tries=0) as first:
        port = first.getsockname()[1]
        with bound("127.0.0.1", port, tries=20) as second:
            assert port < second.getsockname()[1] <= port + 20
        with pytest.raises(OSError, match="in use"):
            bound("127.0.0.1", port, tries=0)


def test_a_browser_that_offers_to_pack_what_is_said_is_sent_it_as_it_is(served: Served) -> None:
    with httpx2.Client(base_url=served.address, headers={"origin": served.address}) as phone:
        phone.post("/join", data={"code": served.room.code, "name": "heron"})
        key = re.search(r'data-key="([\w-]+)"', phone.get("/class").text)
        words = "; ".join(f"{c.name}={c.value}" for c in phone.cookies.jar)
    assert key
    address = f"{served.address.replace('http', 'ws')}/wire?page={key[1]}"
    with connect(address, additional_headers={"cookie": words}) as line:  # it offers
        assert line.recv() == '{"type":"ready"}'
        assert line.protocol.extensions == []
