"""Whatever a command is given, it answers in words, leaves no half file and never a traceback."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from course.cli import main
from course.commands import STOPPED
from course.files.mistakes import UnfitFile
from course.journal import open_journal
from course.session.place import work_folder

ROOT = Path(__file__).parents[2]
THINGS = ["loop", "loop/x", "pipe", "folder", "empty", "bytes", "zeros", "dangling", "nope/x", "", "x" * 300]
DEVICES = ["/dev/null", "/dev/zero", "/dev/full", "/proc/self/mem"]
COMMANDS = [
    *(["check", "@"], ["merge", "out.jsonl", "@"], ["merge", "@", "g.tgf"], ["solve", "@"]),
    *(["convert", "@", "o.csv", "--from", "tgf"], ["convert", "m.argdown", "@", "--to", "csv"]),
    *(["transcript", "@", "--out", "o.md"], ["solve", "m.scw", "--out", "@"]),
    *(["collect", "@", "--out", "o"], ["collect", "w.jsonl", "--out", "@"]),
    *(["collect", "w.jsonl", "--out", "o", "--roll", "@"], ["collect", "w.jsonl", "--case", "@"]),
    *(["new-case", "@"], ["page", "--out", "@", "00-start-here"], ["site", "@", "--pyodide", "folder"]),
    ["handout", "--form", "html", "--out", "@", "00-start-here"],
]
MATRIX = "$ ScenarioWizard 4.0\nx\n&A\n -a\n#\n&\n \n#\n#\nF\n#\n#\n 0\n#\n"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "dangling").symlink_to("nowhere")
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty").touch()
    (tmp_path / "bytes").write_bytes(bytes(range(256)) * 10)
    (tmp_path / "zeros").write_bytes(b"\0" * 100)
    (tmp_path / "g.tgf").write_text("a x\nb y\n#\na b\n")
    (tmp_path / "m.argdown").write_text("[A]: a\n  - [B]: b\n")
    (tmp_path / "m.scw").write_text(MATRIX)
    journal = open_journal(tmp_path / "w.jsonl")
    journal.add("heron", "notes", "write", {"lesson": "02-capabilities", "prompt": "q", "text": "So."})
    os.mkfifo(tmp_path / "pipe")
    return tmp_path


@pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and devices are those of Unix")
@pytest.mark.parametrize("thing", [*THINGS, *DEVICES])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_answer_is_in_words(
    here: Path, command: list[str], thing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [thing if word == "@" else word for word in command]
    code = main(words)
    said = "".join(capsys.readouterr())
    assert code in (0, 1, 2)
    assert code == 0 or said.strip()
    assert "Traceback" not in said
    assert "Errno" not in said
    assert not [p.name for p in here.rglob(".*")]
    assert (here / "loop").is_symlink()


@pytest.mark.parametrize(
    "port",
    ["0", "-1", "x", "99999", "٠", "1e3", "70000", "0655351", "000", pytest.param("1" * 5000, id="long")],
)
def test_a_port_that_is_none_is_said_in_words(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["start", f"--port={port}"])
    said = capsys.readouterr().err
    assert "is no port; write a number from 1 to 65535." in said
    assert "_port" not in said


@pytest.mark.parametrize(
    "words",
    [
        *(["page", "--case", "", "--all", "--out", "o"], ["collect", "w.jsonl", "--case="]),
        *(["merge", "out.jsonl", ""], ["merge", "", "w.jsonl"], ["check", " "], ["start", "--port="]),
        *(["live", "--folder="], ["solve", "m.scw", "--out", ""]),
    ],
    ids=" ".join,
)
def test_a_word_of_a_variable_that_is_not_set_means_nothing(
    here: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(here.iterdir())
    assert main(words) == 2
    assert "is empty" in capsys.readouterr().err
    assert sorted(here.iterdir()) == before


@pytest.mark.parametrize(
    "words",
    [["merge", "-", "w.jsonl"], ["merge", "--", "-", "w.jsonl"], ["merge", "o.jsonl", "-"],
     ["transcript", "w.jsonl", "--out", "-"], ["solve", "m.scw", "--out=-"], ["convert", "m.argdown", "-"]],
    ids=" ".join,
)  # fmt: skip
def test_a_dash_names_no_file_and_none_of_that_name_is_made(
    here: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(here.iterdir())
    assert main(words) == 2
    assert "“-” names no file here" in capsys.readouterr().err
    assert sorted(here.iterdir()) == before


def test_a_file_that_is_still_to_be_made_may_begin_with_a_dash(here: Path) -> None:
    assert main(["convert", "m.argdown", "-o.csv"]) == 0
    assert (here / "-o.csv").is_file()


def test_a_word_that_is_no_command_is_said_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["frobnicate"])
    assert "argument COMMAND: invalid choice: 'frobnicate'" in capsys.readouterr().err


UNFIT = [
    *(("live", "--folder", thing) for thing in ("empty", "pipe", "loop", "loop/x", "dangling", "file/x", "")),
    *(("start", "--folder", thing) for thing in ("empty", "pipe", "loop", "loop/x", "file/x", "")),
    *(("live", "--folder", thing) for thing in ("/dev/null", "/dev/null/x", "/proc/x")),
    *(("start", "--folder", thing) for thing in ("/dev/null", "/dev/null/x", "/proc/x")),
    *(("live", "--folder", f"room of {thing}") for thing in ("bytes", "folder", "pipe", "zero")),
    *(("live", "--folder", f"keys of {thing}") for thing in ("bytes", "pipe", "dangling", "loop")),
    *(
        ("live", "--host", host)
        for host in ("", " ", "nonsense.invalid", "256.1.1.1", "192.0.2.77", "a" * 300)
    ),
    *(("live", "--address", one) for one in ("ftp://x", "http://", "http://[x", "x", "https:///a")),
    *(
        (one, "--case", thing)
        for one in ("live", "start")
        for thing in ("empty", "pipe", "loop", "/dev/zero")
    ),
    *(("live", "--lesson", "99"), ("start", "--language", "xx")),
    *(
        ("live", "--database", url)
        for url in ("x", "postgresql://127.0.0.1:1/x", "postgresql://[x/y", "postgresql://x:y/z")
    ),
    ("live", "--database", "postgresql://127.0.0.1:1/x", "--room", "../x"),
    *((one, "--port", port) for one in ("live", "start") for port in ("0", "-1", "70000", "x", "")),
]


@pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and devices are those of Unix")
@pytest.mark.parametrize("command", UNFIT, ids=" ".join)
def test_a_server_that_cannot_open_says_why_and_leaves_nothing(
    here: Path, command: tuple[str, ...], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from course.commands import start
    from course.live import server

    for opens in ((server, "run"), (start, "_serve")):
        monkeypatch.setattr(*opens, lambda *_words, **_more: pytest.fail("it was opened"))
    (here / "file").touch()
    for made, link in (("bytes", here / "bytes"), ("pipe", here / "pipe"), ("zero", Path("/dev/zero"))):
        (here / f"room of {made}").mkdir()
        (here / f"room of {made}" / "room.db").symlink_to(link)
    (here / "room of folder" / "room.db").mkdir(parents=True)
    for made in ("bytes", "pipe", "dangling", "loop"):
        (here / f"keys of {made}").mkdir()
        (here / f"keys of {made}" / "keys").symlink_to(here / made)
    before = sorted(here.rglob("*"))
    more = ["--folder", "new"] if "--folder" not in command else []
    try:
        code = main([*command, *more, *(["--no-browser"] if command[0] == "start" else [])])
    except SystemExit as ended:  # of the parser, with the usage before it
        code = int(ended.code or 0)
    said = capsys.readouterr().err
    assert code == 2
    assert said.strip().endswith(".")
    assert "Traceback" not in said
    assert "Errno" not in said
    assert sorted(here.rglob("*")) == before


def test_a_room_whose_port_is_taken_is_not_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert main(["live", "--host", "127.0.0.1", "--port", port, "--folder", str(tmp_path / "room")]) == 2
    assert f"Port {port} of 127.0.0.1 cannot be used" in capsys.readouterr().err
    assert not (tmp_path / "room").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("words", [("live", "--host", "127.0.0.1"), ("start", "--page", "--no-browser")])
def test_a_server_whose_output_is_full_stops_in_order_and_says_so_once(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    with Path("/dev/full").open("wb") as full:
        going = run(*words, "--folder", str(tmp_path / "made"), stdout=full)
        _, said = going.communicate(timeout=60)
    assert said == b"No space left on device. The disk is full: delete something, then try again.\n"
    assert going.returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of Unix")
@pytest.mark.parametrize("words", [("live", "--host", "127.0.0.1"), ("start", "--page", "--no-browser")])
def test_a_server_without_any_output_serves_and_stops_on_request(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    going = run(
        *words, "--port", str(port), "--folder", str(tmp_path / "made"), preexec_fn=lambda: os.close(1)
    )
    deadline = time.monotonic() + 60
    answered = False
    while not answered and time.monotonic() < deadline and going.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5) as line:
            line.sendall(b"GET / HTTP/1.0\r\n\r\n")
            answered = line.recv(5) == b"HTTP/"
        time.sleep(0.05)
    going.send_signal(signal.SIGTERM)
    _, said = going.communicate(timeout=60)
    assert (answered, said, going.returncode) == (True, b"", 0)


def test_nothing_is_laid_out_where_the_port_is_taken_or_the_folder_is_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["start", "--no-browser", "--folder", str(tmp_path / "mine"), "--port", str(port)]) == 2
    assert f"Port {port} is taken" in capsys.readouterr().err
    assert not (tmp_path / "mine").exists()
    (tmp_path / "file").touch()
    assert main(["start", "--no-browser", "--folder", str(tmp_path / "file")]) == 2
    out, err = capsys.readouterr()
    assert "Your lessons are in" not in out
    assert "is a file. Name a folder for the lessons." in err


def test_a_home_is_meant_by_a_tilde(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("COURSE_WORK", "~/work")
    assert work_folder() == tmp_path / "work"
    for unset in ("$NOT_SET_HERE/x", "a/${NOT_SET_HERE}"):
        monkeypatch.setenv("COURSE_WORK", unset)
        with pytest.raises(UnfitFile, match=r"COURSE_WORK: there is no variable .*NOT_SET_HERE"):
            work_folder()
    monkeypatch.setenv("COURSE_WORK", " $HOME/work ")
    assert work_folder() == tmp_path / "work"


def test_a_tilde_no_shell_has_seen_is_ones_home(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(here / "folder"))
    monkeypatch.setenv("USERPROFILE", str(here / "folder"))
    assert main(["convert", "m.argdown", "~/o.csv"]) == 0
    assert main(["solve", "m.scw", "--out=~/o.sl"]) == 0
    assert sorted(path.name for path in (here / "folder").iterdir()) == ["o.csv", "o.sl"]


def test_a_tilde_that_is_no_home_is_a_file_or_said(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Programs for documents leave such files beside those that are open."""
    (here / "~$class.jsonl").write_bytes((here / "w.jsonl").read_bytes())
    assert main(["merge", "out.jsonl", "~$class.jsonl", "~nobody-here/w.jsonl"]) == 1
    said = capsys.readouterr().out
    assert "1 entry by 1 person" in said
    assert "~nobody-here/w.jsonl: there is no home of this name" in said
    for words in (["collect", "w.jsonl", "--case", "~nobody-here"], ["start", "--folder", "~nobody-here/x"]):
        assert main(words) == 2
        assert "there is no home of this name" in capsys.readouterr().err


def run(*words: str, **more: object) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "import sys; from course.cli import main; sys.exit(main())", *words]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, **more)  # type: ignore[call-overload, no-any-return]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and signals are those of Unix")
def test_a_reader_who_goes_away_is_no_fault(tmp_path: Path) -> None:
    matrix = tmp_path / "silent.scw"
    drivers = "".join(f"&D{i}\n -a\n -b\n" for i in range(17))
    memos = "&\n \n \n" * 17
    row = ",".join(["0"] * 34)
    matrix.write_text(f"$ ScenarioWizard 4.0\nx\n{drivers}#\n{memos}#\n#\n#\n#\n{(row + chr(10)) * 34}#\n")
    with run("solve", str(matrix), stdout=subprocess.PIPE) as going:
        assert going.stdout is not None
        assert going.stderr is not None
        assert b"consistent scenarios" in going.stdout.readline()
        going.stdout.close()
        # On a busy machine it says how far it is; of the reader it says nothing.
        assert all(line.endswith(b"decided.") for line in going.stderr.read().splitlines())
        assert going.wait(60) == 1


@pytest.mark.parametrize("letters", ["cp1252", "ascii", "utf-8:strict"])
def test_a_name_that_the_window_has_no_letters_for_is_no_fault(tmp_path: Path, letters: str) -> None:
    made = tmp_path / "fox.journal.jsonl"
    open_journal(made).add("🦊", "notes", "write", {"lesson": "a", "prompt": "b", "text": "c"})
    if sys.platform != "win32":
        made.rename(tmp_path / os.fsdecode(b"f\xff\x1b[31m.journal.jsonl"))
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": letters}
    words = ["merge", str(tmp_path / "class.jsonl"), str(tmp_path)]
    command = [sys.executable, "-c", "import sys; from course.cli import main; sys.exit(main())", *words]
    done = subprocess.run(command, env=environment, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"1 entry by 1 person" in done.stdout
    assert b"\x1b" not in done.stdout  # nobody's file paints the window


@pytest.mark.parametrize("letters", ["ascii", "cp1252", "utf-8"])
def test_json_is_json_whatever_letters_the_output_has(here: Path, letters: str) -> None:
    (here / "g.tgf").write_text("é x\n🦊 y\n#\né 🦊\n", encoding="utf-8")
    (here / "m.scw").write_text(MATRIX.replace("&A", "&Été 🦊"), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": letters}
    for file, name in (("g.tgf", "é"), ("m.scw", "Été 🦊")):
        command = [sys.executable, "-c", "import sys; from course.cli import main; sys.exit(main())"]
        done = subprocess.run(
            [*command, "solve", file, "--json"], env=environment, capture_output=True, check=True, timeout=60
        )
        assert name in json.dumps(json.loads(done.stdout.decode(letters)), ensure_ascii=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_an_output_that_is_full_or_closed_is_said_once() -> None:
    with Path("/dev/full").open("wb") as full:
        going = run("check", stdout=full)
        _, said = going.communicate(timeout=60)
    assert said == b"No space left on device. The disk is full: delete something, then try again.\n"
    assert going.returncode == 2
    going = run("check", preexec_fn=lambda: os.close(1))
    assert going.communicate(timeout=60)[1] == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
def test_where_nothing_can_be_said_the_exit_code_still_tells() -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "course", "solve", "nowhere.tgf"]
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        assert subprocess.run(command, env=environment, stderr=full, check=False, timeout=60).returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder that somebody is in")
@pytest.mark.parametrize(
    "words", [["check"], ["new-case", "mine"], ["page", "--all", "--out", "o"]], ids=" ".join
)
def test_in_a_folder_that_is_gone_it_says_so_and_what_to_do(
    here: Path, words: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(here / "folder")
    (here / "folder").rmdir()
    assert main(words) == 2
    assert capsys.readouterr().err == "The folder that you are in is gone. Go to another one with cd.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="channels are those of Unix")
def test_what_is_said_of_the_work_never_comes_into_the_result(here: Path) -> None:
    (here / "guess.scw").write_bytes(MATRIX.replace("&A", "&Größe").encode("cp1252"))
    for closed in (2, 0):
        going = run(
            "solve",
            str(here / "guess.scw"),
            "--json",
            stdout=subprocess.PIPE,
            preexec_fn=lambda c=closed: os.closerange(c, 3),
        )
        said, _ = going.communicate(timeout=60)
        assert going.returncode == 0
        assert said == b"" if closed == 0 else json.loads(said)["complete"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of Unix")
def test_ctrl_c_stops_with_a_word_and_leaves_no_half_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    out = tmp_path / "out.csv"
    # The command hangs while it writes into a pipe that is full: a place where it can surely be stopped.
    (tmp_path / "m.argdown").write_text("".join(f"[A{i}]: {'word ' * 40}\n\n" for i in range(3000)))
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        going = run("convert", str(tmp_path / "m.argdown"), str(pipe), "--to", "csv")
        deadline = time.monotonic() + 60
        begun = b""
        while not begun and time.monotonic() < deadline and going.poll() is None:
            with contextlib.suppress(BlockingIOError):
                begun = os.read(reader, 1)
            time.sleep(0.02)
        going.send_signal(signal.SIGINT)
        _, said = going.communicate(timeout=60)
    finally:
        os.close(reader)
    assert said == b"Stopped.\n"
    assert going.returncode == STOPPED
    assert not out.exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["m.argdown", "pipe"]
