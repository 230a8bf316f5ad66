"""Which browser the tests take, and what they say where there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.browser import APT, Machine, NoBrowserError, find_browser, install_commands, main


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


def test_a_named_browser_comes_before_all() -> None:
    machine = _machine("/usr/bin/chromium", "/elsewhere/my-browser", COURSE_BROWSER="/elsewhere/my-browser")
    assert find_browser(machine) == Path("/elsewhere/my-browser")


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
    assert install_commands(_machine(tools=("apt-get",), is_root=True)) == APT
    assert install_commands(_machine(tools=("apt-get",))) == ()
    assert install_commands(_machine(tools=("dnf",), is_root=True)) == ()
    assert install_commands(_machine(system="darwin", is_root=True)) == ()


def test_installing_is_followed_by_another_look(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[tuple[str, ...]] = []

    class Done:
        returncode = 0

    def run(command: tuple[str, ...], **_: object) -> Done:
        ran.append(command)
        return Done()

    monkeypatch.setattr("tools.programs.subprocess.run", run)
    machine = Machine(
        system="linux",
        environment={},
        which=lambda name: (
            f"/usr/bin/{name}" if name == "apt-get" or (len(ran) == 2 and name == "chromium") else None
        ),
        exists=lambda name: name == "/usr/bin/chromium",
        is_root=True,
    )
    assert main(["--install"], machine) == 0
    assert tuple(ran) == APT
    assert "Browser: /usr/bin/chromium" in capsys.readouterr().out


def test_a_failed_installation_fails_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Failed:
        returncode = 100

    monkeypatch.setattr("tools.programs.subprocess.run", lambda *_, **__: Failed())
    assert main(["--install"], _machine(tools=("apt-get",), is_root=True)) == 1
    said = capsys.readouterr().err
    assert "code 100" in said
    assert "snap install chromium" in said


def test_without_the_word_nothing_is_installed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([], _machine(tools=("apt-get",), is_root=True)) == 1
    assert "apt-get install chromium" in capsys.readouterr().err


def test_this_machine_has_one(browser_path: Path) -> None:
    assert browser_path.is_file()
