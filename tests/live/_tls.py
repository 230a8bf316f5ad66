"""A server with https in front of a room, on this machine alone: a certificate made here, and a proxy."""

from __future__ import annotations

import asyncio
import ssl
import subprocess
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING

from tools.programs import find_program

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def certificate(folder: Path) -> Path:
    """Make a certificate for 127.0.0.1 that signs itself, with its key; give the file of both."""
    pem = folder / "room.pem"
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"]
    kept = ["-keyout", str(pem), "-out", str(pem), "-days", "2"]
    command = [str(find_program("openssl")), "req", "-x509", "-newkey", "rsa:2048", "-nodes", *kept, *subject]
    subprocess.run(command, check=True, capture_output=True)
    return pem


@contextmanager
def https(pem: Path, port: int) -> Iterator[str]:
    """Pass on what comes over https to a port of this machine; give the address."""
    loop = asyncio.new_event_loop()
    tasks: set[asyncio.Task[None]] = set()

    async def pipe(source: asyncio.StreamReader, sink: asyncio.StreamWriter) -> None:
        try:
            while data := await source.read(65_536):
                sink.write(data)
                await sink.drain()
        except (OSError, ssl.SSLError):
            pass  # one side has gone
        finally:
            sink.close()

    async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            inside = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            writer.close()
            return
        for way in (pipe(reader, inside[1]), pipe(inside[0], writer)):
            task = loop.create_task(way)
            tasks.add(task)
            task.add_done_callback(tasks.discard)

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    server = loop.run_until_complete(asyncio.start_server(pass_on, "127.0.0.1", 0, ssl=context))
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(lambda: [task.cancel() for task in tasks])
        loop.call_soon_threadsafe(loop.call_later, 0.1, loop.stop)
        thread.join()
        loop.close()
