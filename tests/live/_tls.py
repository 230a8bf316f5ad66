"""A server with https in front of a room, on this machine alone: a certificate made here, and a proxy."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import secrets
import ssl
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

E: Final = 65_537
_SHA256_RSA: Final = bytes.fromhex("300d06092a864886f70d01010b0500")
_RSA: Final = bytes.fromhex("300d06092a864886f70d0101010500")
_SHA256: Final = bytes.fromhex("3031300d060960864801650304020105000420")
_CN: Final = bytes.fromhex("0603550403")
_SAN: Final = bytes.fromhex("0603551d11")
_BASIC: Final = bytes.fromhex("0603551d13")


def _der(tag: int, *parts: bytes) -> bytes:
    body = b"".join(parts)
    size = len(body)
    length = size.to_bytes((size.bit_length() + 7) // 8 or 1, "big")
    return bytes([tag]) + (length if size < 128 else bytes([0x80 | len(length)]) + length) + body


def _int(n: int) -> bytes:
    return _der(2, n.to_bytes(n.bit_length() // 8 + 1, "big"))


def _prime(bits: int) -> int:
    while True:
        n = secrets.randbits(bits) | (3 << (bits - 2)) | 1
        if all(n % p for p in (3, 5, 7, 11, 13, 17, 19, 23)) and n % E != 1 and _is_prime(n):
            return n


def _is_prime(n: int) -> bool:
    s = ((n - 1) & -(n - 1)).bit_length() - 1
    for _ in range(20):
        x = pow(secrets.randbelow(n - 3) + 2, (n - 1) >> s, n)
        if x not in (1, n - 1) and all((x := pow(x, 2, n)) != n - 1 for _turn in range(s - 1)):
            return False
    return True


def _pem(what: str, der: bytes) -> str:
    text = base64.encodebytes(der).decode()
    return f"-----BEGIN {what}-----\n{text}-----END {what}-----\n"


def certificate(folder: Path) -> Path:
    """Make a certificate for 127.0.0.1 that signs itself, with its key; give the file of both."""
    p, q = _prime(1024), _prime(1024)
    n, d = p * q, pow(E, -1, (p - 1) * (q - 1))
    key = _der(0x30, *map(_int, (0, n, E, d, p, q, d % (p - 1), d % (q - 1), pow(q, -1, p))))
    public = _der(0x30, _RSA, _der(3, b"\0", _der(0x30, _int(n), _int(E))))
    name = _der(0x30, _der(0x31, _der(0x30, _CN, _der(12, b"room.test"))))
    dates = _der(0x30, _der(0x17, b"250101000000Z"), _der(0x17, b"491231000000Z"))
    address = _der(0x30, _der(0x87, bytes([127, 0, 0, 1])))
    authority = _der(0x30, _der(1, b"\xff"))
    more = (
        _der(0x30, _SAN, _der(4, address)),
        _der(0x30, _BASIC, _der(1, b"\xff"), _der(4, authority)),
    )
    said = _der(
        0x30, _der(0xA0, _int(2)), _int(secrets.randbits(64)), _SHA256_RSA, name, dates, name, public,
        _der(0xA3, _der(0x30, *more)),
    )  # fmt: skip
    mark = _SHA256 + hashlib.sha256(said).digest()
    padded = b"\0\1" + b"\xff" * (256 - 3 - len(mark)) + b"\0" + mark
    signed = pow(int.from_bytes(padded, "big"), d, n).to_bytes(256, "big")
    whole = _der(0x30, said, _SHA256_RSA, _der(3, b"\0", signed))
    path = folder / "room.pem"
    path.write_text(_pem("RSA PRIVATE KEY", key) + _pem("CERTIFICATE", whole))
    return path


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
