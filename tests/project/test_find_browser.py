"""Which browser the tests take, and what they say where there is none."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from tools.browser import APT, SHELL, Machine, NoBrowserError, find_browser, main, ways_to_install


def _machine(
    *files: str, system: str = "linux", tools: tuple[str, ...] = (), is_root: bool = False, **environment: str
) -> Machine:
    """Make up a machine that has these files; those in a folder of programs are found by name as well."""
    on_path = {Path(name).name: name for name in files} | {tool: f"/usr/bin/{tool}" for tool in tools}
    return Machine(
        system=system,
        environment=environment,
        which=on_path.get,
        exists=lambda name: name in files,
        is_root=is_root,
    )


def test_chromium_comes_first() -> None:
    machine = _machine("/usr/bin/google-chrome", "/usr/bin/chromium")
    assert find_browser(machine) == Path("/usr/bin/chromium")


@pytest.mark.parametrize("unseen", [False, True])
def test_a_named_browser_comes_before_all(*, unseen: bool) -> None:
    files = (f"/usr/bin/{SHELL}", "/usr/bin/chromium", "/elsewhere/my-browser")
    machine = _machine(*files, COURSE_BROWSER="/elsewhere/my-browser")
    assert find_browser(machine, unseen=unseen) == Path("/elsewhere/my-browser")


def test_where_nobody_looks_the_one_without_windows_comes_first_and_else_last() -> None:
    both = _machine(f"/usr/bin/{SHELL}", "/usr/bin/msedge")
    assert find_browser(both, unseen=True) == Path(f"/usr/bin/{SHELL}")
    assert find_browser(both) == Path("/usr/bin/msedge")
    assert find_browser(_machine(f"/usr/bin/{SHELL}")) == Path(f"/usr/bin/{SHELL}")
    assert find_browser(_machine("/usr/bin/msedge"), unseen=True) == Path("/usr/bin/msedge")


def test_a_named_browser_that_is_missing_is_an_error() -> None:
    with pytest.raises(NoBrowserError, match="COURSE_BROWSER names /nowhere"):
        find_browser(_machine("/usr/bin/chromium", COURSE_BROWSER="/nowhere"))


@pytest.mark.parametrize(
    ("system", "place", "environment"),
    [
        ("darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", {}),
        ("darwin", "/me/Applications/Chromium.app/Contents/MacOS/Chromium", {"HOME": "/me"}),
        (
            "win32",
            "C:\\Programs/Microsoft/Edge/Application/msedge.exe",
            {"PROGRAMFILES(X86)": "C:\\Programs"},
        ),
        ("linux", "/snap/bin/chromium", {}),
    ],
)
def test_usual_places(system: str, place: str, environment: dict[str, str]) -> None:
    machine = Machine(
        system=system,
        environment=environment,
        which=lambda _: None,
        exists=lambda name: name == place,
        is_root=False,
    )
    assert find_browser(machine) == Path(place)


@pytest.mark.parametrize(
    ("system", "tools", "remedy"),
    [
        ("linux", ("apt-get",), "sudo apt-get install chromium"),
        ("linux", ("dnf",), "sudo dnf install chromium"),
        ("linux", (), "package manager"),
        ("darwin", (), "brew install --cask chromium"),
        ("win32", (), "winget install Google.Chrome"),
    ],
)
def test_without_a_browser_the_error_names_the_command(
    system: str, tools: tuple[str, ...], remedy: str
) -> None:
    with pytest.raises(NoBrowserError, match=remedy):
        find_browser(_machine(system=system, tools=tools))


def test_only_root_on_debian_installs_without_asking() -> None:
    assert ways_to_install(_machine(tools=("apt-get",), is_root=True)) == APT
    assert ways_to_install(_machine(tools=("apt-get",))) == ()
    assert ways_to_install(_machine(tools=("dnf",), is_root=True)) == ()
    assert ways_to_install(_machine(system="darwin", is_root=True)) == ()


@pytest.mark.parametrize("there", [SHELL, "chromium"])
def test_installing_is_followed_by_another_look(
    there: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[tuple[str, ...]] = []

    def run(command: tuple[str, ...], **_: object) -> SimpleNamespace:
        ran.append(command)
        return SimpleNamespace(returncode=int(command[-1] not in {"update", there}))

    def installed() -> set[str]:
        return {command[-1] for command in ran} & {there}

    monkeypatch.setattr("tools.programs.subprocess.run", run)
    machine = Machine(
        system="linux",
        environment={},
        which=lambda name: f"/usr/bin/{name}" if name == "apt-get" or name in installed() else None,
        exists=lambda name: name == f"/usr/bin/{there}",
        is_root=True,
    )
    assert main(["--install"], machine) == 0
    assert ran == [command for way in APT[: 1 if there == SHELL else 2] for command in way]
    assert f"Browser: /usr/bin/{there}" in capsys.readouterr().out


def test_a_failed_installation_fails_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Failed:
        returncode = 100

    monkeypatch.setattr("tools.programs.subprocess.run", lambda *_, **__: Failed())
    assert main(["--install"], _machine(tools=("apt-get",), is_root=True)) == 1
    said = capsys.readouterr().err
    assert "code 100" in said
    assert said.count("snap install chromium") == 1


def test_without_the_word_nothing_is_installed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], _machine(tools=("apt-get",), is_root=True)) == 1
    assert "apt-get install chromium" in capsys.readouterr().err


def test_this_machine_has_one(browser_path: Path) -> None:
    assert browser_path.is_file()
