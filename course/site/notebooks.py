"""The lessons as notebooks of a site: JupyterLite beside the pages, over the work that these keep.

JupyterLite is put together by its own builder. Its kernel would take Python and packages from elsewhere; here
both lie beside it, by a lock of ours, and what would ask another address is switched off.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from course.files.extras import command_for
from course.language import _, language
from course.site.distribution import AT_ONCE, brought, needed_by
from course.site.languages import write_case_for_cells
from course.site.packages import (
    CELLS,
    LIBRARY,
    LOCK,
    NotBuilt,
    Wheel,
    bring_packages,
    lock_of,
    run,
    slimmed,
    wheel_of,
)
from course.site.python import rooms_wheel
from course.site.start import LATE

if TYPE_CHECKING:
    from course.case import Case

FOLDER: Final = "notebooks"
"""Where in a site they are."""
_FRONT: Final = Path(__file__).with_name("front")
_KERNEL: Final = "@jupyterlite/pyodide-kernel-extension"
_EXTENSIONS: Final = (_KERNEL, "@jupyter-widgets/jupyterlab-manager", "anywidget")
"""What cells need. Whatever else the environment of the builder has stays there."""
_SWITCHED_OFF: Final = ("@jupyterlite/application-extension:service-worker-manager",)
"""It would let Python see the files of the page; ours brings its own, and reads them far more quickly."""
_SHIMS: Final = ("ipykernel", "piplite", "pyodide-kernel", "widgetsnbextension")
"""The kernel's own packages, which come with its extension."""
_LEFT_OUT: Final = ("*.map", "rspack.config*.js")
_BESIDE: Final = (("notebooks", "*.ipynb"), ("instructor", "*.ipynb"), ("exercises/worksheets", "*.md"))
"""The notebooks, and what they lead to."""


def address_of(notebook: Path) -> str:
    """Give where a notebook is opened, seen from a page.

    Examples
    --------
    >>> address_of(Path("notebooks", "fr", "00-start-here.ipynb"))
    'notebooks/notebooks/index.html?path=notebooks/fr/00-start-here.ipynb'
    """
    return f"{FOLDER}/notebooks/index.html?path={notebook.as_posix()}"


def need_builder() -> None:
    """See that JupyterLite is there.

    Raises
    ------
    NotBuilt
        If it is not; the text says how to get it.
    """
    if find_spec("jupyterlite_core") is None or find_spec("jupyterlite_pyodide_kernel") is None:
        said = _("Notebooks for a site need JupyterLite, and it is not here. Say: {command}")
        raise NotBuilt(said.format(command=command_for("site")))


def write_notebooks(
    case: Case, folder: Path, site: Path, release: str, *, sources: Path, distribution: Path | None = None
) -> None:
    """Add the lessons as notebooks to a site that is written already.

    Parameters
    ----------
    case
        The case.
    folder
        The folder that holds ``notebooks/``.
    site
        The folder of the site.
    release
        The version of the toolkit.
    sources
        A folder with the packages of the pages as people read them, their lock, and the standard library:
        in cells somebody looks things up.
    distribution
        A folder that holds Pyodide; where it holds pandas and matplotlib, cells have them.

    Raises
    ------
    NotBuilt
        If a package cannot be had, or does not fit.
    """
    made = site / FOLDER
    with tempfile.TemporaryDirectory(prefix="seminar-notebooks-") as work:
        _build(folder, made, Path(work))
        _write_packages(made, Path(work), release)
    pages = json.loads((sources / LOCK).read_text(encoding="utf-8"))
    _bring_sources(pages, sources, made / "python")
    names = _write_lock(pages, made, distribution)
    write_case_for_cells(folder, made)
    shutil.copyfile(_FRONT / "kernel.mjs", made / "kernel.mjs")
    _settle(case, made, names)


def _build(folder: Path, made: Path, work: Path) -> None:
    """Let JupyterLite's own builder lay down its pages and the notebooks."""
    files = work / "files"
    for name, pattern in _BESIDE:
        for path in (folder / name).rglob(pattern):
            copy = files / path.relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, copy)
    laid = work / "laid"  # contents in a folder of the output's own name would be passed over
    places = ["--lite-dir", str(work), "--contents", "files", "--output-dir", str(laid)]
    run([sys.executable, "-m", "jupyterlite_core", "build", *places, "--apps", "notebooks"], work)
    for pattern in _LEFT_OUT:
        for path in laid.rglob(pattern):
            path.unlink()
    shutil.move(laid, made)


def _write_packages(made: Path, work: Path, release: str) -> None:
    """Write the packages of the kernel."""
    fetched, into = work / "fetched", made / "python"
    fetched.mkdir()
    into.mkdir()
    for wheel in bring_packages(fetched, CELLS):
        slimmed(wheel, into)
    rooms_wheel(Wheel("red-line-seminar-cells", release, into), ("jupyter",))
    own = [wheel_of(path) for path in (made / "extensions" / _KERNEL / "static" / "pypi").glob("*.whl")]
    newest = {wheel.name: wheel for wheel in sorted(own, key=lambda wheel: wheel.version)}
    for name in _SHIMS:
        shutil.copyfile(newest[name].file, into / newest[name].file.name)


def _bring_sources(pages: dict[str, Any], sources: Path, into: Path) -> None:
    """Copy what the pages have compiled; what comes late is the same for both."""
    at_once = [one["file_name"] for name, one in pages["packages"].items() if name not in LATE.values()]
    for name in (LIBRARY, *at_once):
        shutil.copyfile(sources / name, into / name)


def _write_lock(pages: dict[str, Any], made: Path, distribution: Path | None) -> list[str]:
    """Write the lock that names the kernel's packages and the pages' own; give what is loaded at once."""
    wheels = [wheel_of(path) for path in sorted((made / "python").glob("*.whl"))]
    lock = json.loads(lock_of(json.dumps(pages), wheels, "python/"))
    for name in LATE.values():
        package = pages["packages"][name]
        lock["packages"][name] = {**package, "file_name": f"../python/{package['file_name']}"}
    more = brought(distribution, made / "python", lock["packages"]) if distribution else {}
    for name, package in more.items():
        lock["packages"][name] = {**package, "file_name": f"python/{package['file_name']}"}
    (made / LOCK).write_text(json.dumps(lock), encoding="utf-8", newline="\n")
    later = {*LATE.values(), *more} - set(needed_by(more, AT_ONCE))
    return sorted(set(lock["packages"]) - later)


def _settle(case: Case, made: Path, names: list[str]) -> None:
    """Say to JupyterLite where Python is, and leave out what asks elsewhere."""
    place = made / "jupyter-lite.json"
    said: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    settings = said["jupyter-config-data"]
    settings["appName"] = case.meta.title
    settings["disabledExtensions"] = [*settings.get("disabledExtensions", ()), *_SWITCHED_OFF]
    found = settings["federated_extensions"]
    settings["federated_extensions"] = [one for one in found if one["name"] in _EXTENSIONS]
    for one in found:
        if one["name"] not in _EXTENSIONS:
            shutil.rmtree(made / "extensions" / one["name"])
    settings["litePluginSettings"] = {
        f"{_KERNEL}:kernel": {
            "pyodideUrl": "./kernel.mjs",
            "disablePyPIFallback": True,
            "pipliteUrls": [],
            "loadPyodideOptions": {
                "packages": names,
                "seminar": {"shelf": case.meta.id, "language": language()},
            },
        }
    }
    place.write_text(json.dumps(said, indent=1, sort_keys=True), encoding="utf-8", newline="\n")
