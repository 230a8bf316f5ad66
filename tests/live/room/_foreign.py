"""Something else that answers where a room was: a network's log-in page, a proxy, another program."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE: Final = b"<!doctype html><title>Log in to this network</title>"


def answer(status: str, body: bytes = PAGE, *more: str, kind: str = "text/html", size: int = 0) -> bytes:
    """Give what stands on the line; a size that is none of the body's breaks it off."""
    head = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {size or len(body)}", *more]
    return "\r\n".join([*head, "Connection: close", "", ""]).encode() + body


FOREIGN: Final = {
    "another program": b"\xff\x00\x00\x00\x00\x00\x00\x00\x01\x7f",
    "a log-in page": answer("200 OK"),
    "the way to a log-in page": answer("302 Found", b"", "Location: http://127.0.0.1:9/log-in"),
    "a proxy without a room": answer("404 Not Found"),
    "a proxy that refuses": answer("403 Forbidden"),
    "a proxy that waits": answer("502 Bad Gateway"),
    "a program that says yes to all": answer("200 OK", b'{"ok": true}', kind="application/json"),
    "an answer that breaks off": answer("200 OK", b'{"lines": [', kind="application/json", size=99),
    "nothing": b"",
}


@contextmanager
def in_place_of_a_room(port: int, said: bytes) -> Iterator[None]:
    """Say the same to whoever asks at a port of this machine."""
    listening = socket.create_server(("127.0.0.1", port))

    def serve() -> None:
        while True:
            try:
                line, _address = listening.accept()
            except OSError:
                return
            with line:
                line.recv(65_536)
                line.sendall(said)

    thread = Thread(target=serve, daemon=True)
    thread.start()
    yield
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join()
