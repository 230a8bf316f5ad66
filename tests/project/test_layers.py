"""The rooms of the package keep to themselves, and the door opens quickly."""

from __future__ import annotations

import subprocess
import sys

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.project._repository import ROOT


def test_imports_keep_to_the_contracts() -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS


def test_importing_the_package_is_light() -> None:
    heavy = ("IPython", "ipywidgets", "jupyterlab", "matplotlib", "numpy", "pandas", "pydantic", "yaml")
    code = f"import sys, course; print(*[name for name in {heavy!r} if name in sys.modules])"
    assert _python(code) == ""


def test_the_command_line_is_light() -> None:
    heavy = ("IPython", "ipywidgets", "jupyterlab", "matplotlib", "numpy", "pandas", "pydantic", "yaml")
    code = f"import sys, course.cli; print(*[name for name in {heavy!r} if name in sys.modules])"
    assert _python(code) == ""


def test_the_case_needs_no_tables_and_no_pictures() -> None:
    code = (
        "import sys, course.case, course.journal, course.activities\n"
        "course.case.load_case()\n"
        "print(*[name for name in ('matplotlib', 'numpy', 'pandas', 'ipywidgets') if name in sys.modules])"
    )
    assert _python(code) == ""


def _python(code: str) -> str:
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True)
    return ran.stdout.strip()


def test_opening_a_lesson_loads_no_pictures_and_no_solver_yet() -> None:
    heavy = ("matplotlib", "numpy", "pandas", "pysat")
    code = f"import sys, course.lessons; print(*[name for name in {heavy!r} if name in sys.modules])"
    assert _python(code) == ""
