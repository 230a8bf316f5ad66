"""A room behind another server, below a path and over https: the files of docs/live/ with other names."""

from __future__ import annotations

import re
import ssl
import subprocess
import time
from typing import TYPE_CHECKING, Any

import httpx2
import pytest
import yaml
from websockets.sync.client import connect
from websockets.typing import Origin

from tests.browser._lab import free_port
from tests.live._tls import certificate
from tests.project._repository import ROOT
from tools.programs import find_program

if TYPE_CHECKING:
    from pathlib import Path

    from tests.live._served import Served

FILES = ROOT / "docs" / "live"


def nginx(folder: Path, pem: Path, port: int, room: int) -> list[str]:
    text = (FILES / "nginx.conf").read_text("utf-8")
    for ours, theirs in (
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("/etc/ssl/certs/seminar.pem", str(pem)),
        ("/etc/ssl/private/seminar.key", str(pem)),
        ("127.0.0.1:8878", f"127.0.0.1:{room}"),
    ):
        assert ours in text
        text = text.replace(ours, theirs)
    temporary = "".join(
        f"{kind}_temp_path {folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = (
        f"daemon off; pid {folder}/pid; error_log {folder}/log; events {{}} http {{ {temporary}\n{text}\n}}"
    )
    (folder / "nginx.conf").write_text(whole, "utf-8")
    command = [str(find_program("nginx")), "-c", str(folder / "nginx.conf"), "-e", str(folder / "log")]
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    return command


def caddy(folder: Path, pem: Path, port: int, room: int) -> list[str]:
    text = (FILES / "Caddyfile").read_text("utf-8")
    program = str(find_program("caddy"))
    subprocess.run(
        [program, "validate", "--adapter", "caddyfile", "--config", str(FILES / "Caddyfile")],
        check=True,
        capture_output=True,
    )
    tls = f"\ttls {pem} {pem}\n"
    text = text.replace("seminar.example.edu {\n", f"https://127.0.0.1:{port} {{\n{tls}").replace(
        ":8878", f":{room}"
    )
    options = f"{{\n\tadmin off\n\tauto_https disable_redirects\n\tstorage file_system {folder}\n}}\n"
    (folder / "Caddyfile").write_text(options + text, "utf-8")
    return [program, "run", "--adapter", "caddyfile", "--config", str(folder / "Caddyfile")]


@pytest.mark.parametrize("server", [nginx, caddy])
def test_a_class_behind_another_server_over_https(tmp_path: Path, served: Served, server: Any) -> None:
    pem = certificate(tmp_path)
    trusted = ssl.create_default_context(cafile=str(pem))
    port = free_port()
    at = f"https://127.0.0.1:{port}"
    with (tmp_path / "said").open("wb") as said:
        command = server(tmp_path, pem, port, served.port)
        with subprocess.Popen(command, cwd=tmp_path, stdout=said, stderr=said) as process:
            try:
                with httpx2.Client(base_url=at, verify=trusted, headers={"origin": at}) as phone:
                    page = _asked(phone, f"/room/?code={served.room.code}")
                    assert page.headers["location"].startswith("/room/join?code=")
                    joined = phone.post("/room/join", data={"code": served.room.code, "name": "heron"})
                    assert joined.headers["location"] == "/room/class"
                    for cookie in joined.headers.get_list("set-cookie"):
                        if "device" in cookie or "seat-" in cookie:
                            assert "Secure" in cookie
                            assert "Path=/room/" in cookie
                    shown = phone.get("/room/class").text
                    assert 'src="/room/files/' in shown
                    key = re.search(r'data-key="([\w-]+)"', shown)
                    assert key
                    words = "; ".join(f"{c.name}={c.value}" for c in phone.cookies.jar)
                line = f"{at.replace('https', 'wss')}/room/wire?page={key[1]}"
                with connect(
                    line, ssl=trusted, origin=Origin(at), additional_headers={"cookie": words}
                ) as wire:
                    assert wire.recv() == '{"type":"ready"}'
            finally:
                process.terminate()


def _asked(phone: httpx2.Client, path: str) -> httpx2.Response:
    """Ask until the server before the room answers."""
    until = time.monotonic() + 60
    while True:
        try:
            return phone.get(path)
        except httpx2.TransportError:
            assert time.monotonic() < until
            time.sleep(0.05)


def test_the_file_of_containers_names_what_there_is() -> None:
    compose = yaml.safe_load((FILES / "compose.yaml").read_text("utf-8"))
    room = compose["services"]["room"]
    assert (FILES / room["build"]["context"] / room["build"]["dockerfile"]).resolve() == FILES / "Dockerfile"
    named = {
        volume.partition(":")[0] for service in compose["services"].values() for volume in service["volumes"]
    }
    assert {name for name in named if not name.startswith(".")} == set(compose["volumes"])
    assert all((FILES / name).is_file() for name in named if name.startswith("."))
    program = str(find_program("caddy"))
    config = str(FILES / "Caddyfile.compose")
    subprocess.run(
        [program, "validate", "--adapter", "caddyfile", "--config", config], check=True, capture_output=True
    )
