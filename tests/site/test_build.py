"""A site holds what it needs and nothing else, each file by its hash; what cannot be built is said."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tarfile
import zipfile
from errno import EACCES, ENOSPC
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from course.case import load_case
from course.cli import main
from course.language import available, direction, speaking
from course.site import build, packages
from course.site.compiling import UNUSED
from course.site.languages import CASE as CASE_FILE
from course.site.languages import ending_of, words_of
from course.site.notebooks import FOLDER
from course.site.packages import CORE, LIBRARY, LOCK, WASM, NotBuilt, Wheel, core_folder, slimmed
from course.site.python import CORE_PACK, PACK
from course.site.start import LATE
from tests.site._served import ROOT
from tools import site_lock

CASE = load_case()
CODES = list(available())
NOT_RUN = ("course/live/", "course/jupyter/", "course/commands/")


def names_in(pack: Path) -> set[str]:
    """Name what is packed into a file."""
    with tarfile.open(pack) as packed:
        return set(packed.getnames())


def pack(site: Path) -> set[str]:
    """Name what a page loads of Python at once."""
    return names_in(site / "python" / PACK)


@pytest.mark.parametrize("name", site_lock.LISTS)
def test_the_lists_name_the_versions_and_hashes_of_the_lock(name: str) -> None:
    there = (site_lock.LOCKS / name).read_text(encoding="utf-8")
    assert there == site_lock.lists()[name], "run: python -m tools.site_lock"
    assert "://" not in there


def test_every_package_lies_beside_the_page_with_its_hash(site: Path) -> None:
    lock = json.loads((site / "python" / LOCK).read_text(encoding="utf-8"))
    assert lock["info"]["python"].startswith("3.14")
    assert set(lock["packages"]) == {"packages", *LATE.values()}
    for name, package in lock["packages"].items():
        file = site / "python" / package["file_name"]
        assert package["sha256"] == sha256(file.read_bytes()).hexdigest(), name
        assert package["depends"] == []
    core = {*CORE, CORE_PACK, LOCK, CASE_FILE, *map(words_of, CODES)} - {WASM}
    there = {path.name for path in (site / "python").iterdir()}
    assert there > core
    there -= core
    assert there == {package["file_name"] for package in lock["packages"].values()}
    wanted = {name for file in packages.LESSONS for name in site_lock.LISTS[file]} - {"typst"}
    told = {name.partition(".dist-info")[0] for name in pack(site) if ".dist-info/" in name}
    assert {name.rpartition("-")[0].replace("_", "-") for name in told} == wanted
    assert "course/site/door.pyc" in pack(site)


def test_pages_and_scripts_ask_nobody_but_their_own_address(site: Path) -> None:
    loads = re.compile(r"""<(?:script|link|img|iframe|source)\b[^>]*?(?:src|href)=["']([^"']+)""")
    for page in site.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not [goal for goal in loads.findall(text) if "//" in goal], page.name
        assert "<style" not in text
        assert not re.search(r'<script(?! type="application/ld\+json">)(?![^>]*src=)', text)
    ours = [*(site / "files").glob("*.js"), site / "offline.js"]
    for script in ours:
        assert not re.search(r"https?://", script.read_text(encoding="utf-8")), script.name


@pytest.mark.parametrize("code", CODES)
def test_all_lessons_are_there_and_lead_to_each_other(site: Path, code: str) -> None:
    ending = ending_of(code, "en")
    with speaking(code):
        direct, lessons = direction(), load_case().lessons
    for lesson in lessons:
        text = (site / f"{lesson.id}{ending}").read_text(encoding="utf-8")
        assert f'<html lang="{code}" dir="{direct}">' in text
        assert lesson.title in unescape(text)
        for other in lessons:
            assert f'href="{other.id}{ending}"' in text
        assert ".ipynb" not in re.sub(r'href="notebooks/[^"]*"', "", text)
        for one in CODES:
            assert f'hreflang="{one}" href="{lesson.id}{ending_of(one, "en")}"' in text
            assert f'href="{lesson.id}{ending_of(one, "en")}?language={one}"' in text
    first = (site / f"{lessons[0].id}{ending}").read_bytes()
    assert (site / f"index{ending}").read_bytes() == first


def test_only_pages_without_a_language_of_their_own_send_on(site: Path) -> None:
    for code in CODES:
        text = (site / f"index{ending_of(code, 'en')}").read_text(encoding="utf-8")
        assert (f'src="files/choose.js" data-code="{code}" data-first>' in text) == (code == "en")


@pytest.mark.parametrize("code", CODES)
def test_a_page_loads_the_words_and_the_compiled_case_of_one_language(site: Path, code: str) -> None:
    names = names_in(site / "python" / words_of(code))
    with tarfile.open(site / "python" / words_of(code)) as words:
        said = words.extractfile("data/compiled.json")
        assert said is not None
        compiled = json.load(said)
    others = {other for other in CODES if other != code}
    assert not [name for name in names if others & set(name.split("/"))]
    assert {"data/compiled.json", "exercises/compiled.json", "outlines.json"} <= names
    place = f"locales/{code}/LC_MESSAGES/course"
    assert {f"{place}.po", f"{place}.mo"} <= names or code == "en"
    with speaking(code):
        assert compiled["is"]["issues"][0]["title"] == load_case().issues[0].title
    assert not [name for name in pack(site) if "locales" in name]
    assert {f"babel/locale-data/{one}.dat" for one in CODES} <= pack(site)


def test_whoever_gets_the_folder_is_told_in_three_lines_what_it_is_and_whose(site: Path) -> None:
    lines = (site / "README.txt").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    assert lines[0].startswith(CASE.meta.title)
    for wheel in [*(site / "python").glob("typst*.whl"), *(site / FOLDER / "python").glob("*.whl")]:
        if not wheel.name.startswith("red_line_seminar"):
            assert any("LICENSE" in name for name in zipfile.ZipFile(wheel).namelist()), wheel.name


def test_it_is_under_20_megabytes_and_a_visit_under_15_before_a_pdf_is_asked_for(site: Path) -> None:
    told = json.loads((site / "files.json").read_text(encoding="utf-8"))
    kept, own = told["files"], told["languages"]
    assert "./" in kept
    assert set(own) == set(CODES)
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    there = {name for name in there if not name.startswith("notebooks/")}  # for whoever opens one
    late = {name for name in there if name.startswith(("python/typst", "python/seminar_letters"))}
    listed = [*kept, *(name for names in own.values() for name in names)]
    assert len(listed) == len(set(listed))
    assert set(listed) - {"./"} == there - late - {"files.json", "README.txt"}
    assert sum((site / name).stat().st_size for name in there - late) < 20_000_000
    for names in own.values():
        assert sum((site / name).stat().st_size for name in {*kept, *names} - {"./"}) < 15_000_000


def test_nothing_that_only_a_server_or_a_notebook_needs_goes_along(site: Path) -> None:
    assert not [name for name in pack(site) if name.startswith(NOT_RUN)]
    names = names_in(site / "python" / CASE_FILE)
    assert "data/claims.yaml" in names
    assert not [name for name in names if "worksheets" in name or "schemas" in name]
    assert not [name for name in names if name.endswith((".po", ".mo", "compiled.json"))]


def test_nothing_in_a_page_asks_for_what_is_left_out_of_the_library(site: Path) -> None:
    with zipfile.ZipFile(site / "python" / LIBRARY) as library:
        assert not [name for name in library.namelist() if name.startswith(UNUSED)]
    left_out = {part.removesuffix(".py").strip("/").replace("/", ".") for part in UNUSED}
    asked = re.compile(r"^\s*(?:import|from) ([\w.]+)(?: import (\w+))?", re.MULTILINE)
    lock = json.loads((site / FOLDER / LOCK).read_text(encoding="utf-8"))["packages"]
    listed = (site_lock.LISTS[file] for file in packages.LESSONS)
    for package in (*(name for names in listed for name in names), "red-line-seminar"):
        with zipfile.ZipFile(site / FOLDER / lock[package]["file_name"]) as wheel:
            for name in (n for n in wheel.namelist() if n.endswith(".py")):
                found = asked.findall(wheel.read(name).decode())
                asks = {name for one, part in found for name in (one, f"{one}.{part}")}
                assert not asks & left_out, (package, name)


def test_compiled_parts_are_left_out(tmp_path: Path) -> None:
    old = tmp_path / "some_thing-1.0-cp314-cp314-linux_x86_64.whl"
    about = "some_thing-1.0.dist-info/METADATA"
    with zipfile.ZipFile(old, "w") as packed:
        for name in ("thing/__init__.py", "thing/fast.so", "thing/fast.c", about):
            packed.writestr(name, name)
    (tmp_path / "new").mkdir()
    new = slimmed(Wheel("some-thing", "1.0", old), tmp_path / "new")
    assert new.file.name == "some_thing-1.0-py3-none-any.whl"
    assert zipfile.ZipFile(new.file).namelist() == [about, "thing/__init__.py"]


def test_a_folder_without_pyodide_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotBuilt, match=r"there is no pyodide\.mjs in it"):
        core_folder(tmp_path, tmp_path)


def test_without_npm_the_remedy_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "which", lambda _name: None)
    with pytest.raises(NotBuilt, match=r"Install Node\.js, or say --pyodide FOLDER"):
        core_folder(tmp_path)


def test_an_environment_uses_its_own_pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "find_spec", lambda name: name)
    assert packages._pip(tmp_path) == [sys.executable, "-m", "pip"]


def test_where_an_environment_has_no_pip_one_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "find_spec", lambda _name: None)
    command = packages._pip(tmp_path)
    assert command[0].startswith(str(tmp_path))
    said = subprocess.run([*command, "--version"], capture_output=True, text=True, check=True).stdout
    assert said.startswith("pip ")


def test_another_archive_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "which", lambda name: name)
    monkeypatch.setattr(packages, "run", lambda _command, folder: (folder / "pyodide.tgz").write_bytes(b"x"))
    with pytest.raises(NotBuilt, match="is not the one"):
        core_folder(tmp_path)


def test_what_was_there_stays_when_a_site_cannot_be_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("mine", encoding="utf-8")

    def not_asked(*_words: object) -> None:
        pytest.fail("Minutes of work would be for nothing.")

    def python(folder: Path, *_more: object) -> None:
        for name in (*CORE, LOCK):
            (folder / name).touch()

    monkeypatch.setattr(build, "write_python", not_asked)
    assert main(["site", str(out)]) == 2
    assert "holds other things than a site" in capsys.readouterr().err
    assert main(["site", str(out / "thesis.txt" / "new")]) == 2
    assert "Name a folder in place of the file" in capsys.readouterr().err
    assert main(["site", str(tmp_path / ("n" * 300))]) == 2
    assert "Choose a shorter name" in capsys.readouterr().err
    monkeypatch.setattr(build, "write_python", python)
    assert [path.name for path in out.iterdir()] == ["thesis.txt"]
    assert main(["site", str(out / "thesis.txt")]) == 2
    assert main(["site", str(tmp_path / "new"), "--case", "nowhere"]) == 2
    assert main(["site", str(tmp_path / "new")]) == 0
    assert not (tmp_path / "new" / "notebooks").exists()
    assert "Open as a notebook" not in (tmp_path / "new" / "index.html").read_text(encoding="utf-8")
    assert main(["site", str(tmp_path / "new")]) == 0  # its own may be written anew

    def full(_made: Path, new: Path) -> None:
        new.mkdir()
        raise OSError(ENOSPC, "No space left on device", str(new))

    before = (tmp_path / "new" / "files.json").stat().st_ino
    with monkeypatch.context() as disk:
        disk.setattr("course.site.build.shutil.copytree", full)
        assert main(["site", str(tmp_path / "new")]) == 2
    assert "The disk is full" in capsys.readouterr().err
    assert (tmp_path / "new" / "files.json").stat().st_ino == before

    rename = Path.rename

    def held(from_: Path, to: Path) -> None:
        if from_.name == "new" and from_ != tmp_path / "new":
            raise OSError(EACCES, "Permission denied", str(to))
        rename(from_, to)

    with monkeypatch.context() as disk:
        disk.setattr("pathlib.Path.rename", held)
        assert main(["site", str(tmp_path / "new")]) == 2
    assert (tmp_path / "new" / "files.json").stat().st_ino == before
    assert {path.name for path in tmp_path.iterdir()} == {"out", "new"}
    assert ROOT.is_dir()
