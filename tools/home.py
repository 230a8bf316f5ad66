"""Write the project's home where it belongs: ``python -m tools.home owner/name``.

The home is named in one place, ``[project.urls]`` of pyproject.toml. From it come
the address in CITATION.cff and the two Binder badges of the README. Without a home
the README says how to get a link of one's own, and no badge pretends.
"""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOST = "https://github.com/"
BINDER = "https://mybinder.org"
NOTEBOOK = "doc/tree/notebooks/00-start-here.ipynb"  # JupyterLab without its side panels: reads at 400 % zoom
PAGE = "seminar/00-start-here"  # no cells: for phones and QR codes
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,38}/[A-Za-z0-9._-]{1,100}")
_URLS = re.compile(r"\n\[project\.urls\]\n(?:[^\[\n][^\n]*\n)*")
_CITED = re.compile(r"^repository-code:.*\n", re.MULTILINE)
_BADGES = re.compile(r"<!-- home -->\n.*?<!-- /home -->\n", re.DOTALL)
_UNSET = (
    "**On Binder**: put a copy of this project into a public repository of yours, then run\n"
    "`make home REPO=owner/name`. It writes your two Binder links here: one opens the lessons as\n"
    "notebooks, the other as plain pages, for a phone.\n"
)


class NoHome(ValueError):  # noqa: N818 - reads as the sentence it carries
    """What was named cannot be a repository."""


def binder_address(repo: str, path: str) -> str:
    """Give the address at which Binder opens a page of a repository.

    Examples
    --------
    >>> binder_address("kim/seminar", "doc/tree/a.ipynb")
    'https://mybinder.org/v2/gh/kim/seminar/HEAD?urlpath=doc/tree/a.ipynb'
    """
    return f"{BINDER}/v2/gh/{repo}/HEAD?urlpath={path}"


def badges(repo: str) -> str:
    """Give what the README says about Binder: two badges, or how to get them."""
    if not repo:
        return _UNSET
    logo = f"{BINDER}/badge_logo.svg"
    return (
        f"[![Open the notebooks on Binder]({logo})]({binder_address(repo, NOTEBOOK)}) as notebooks, or\n"
        f"[![Open the page on Binder]({logo})]({binder_address(repo, PAGE)}) as a plain page, for phones.\n"
    )


def home_of(pyproject: str) -> str:
    r"""Give ``owner/name`` as pyproject.toml names it; empty where no home is set.

    Examples
    --------
    >>> home_of('[project.urls]\nSource = "https://github.com/kim/seminar"\n')
    'kim/seminar'
    >>> home_of("[project]\n")
    ''
    """
    urls = tomllib.loads(pyproject).get("project", {}).get("urls", {})
    return str(urls.get("Source", "")).removeprefix(HOST)


def write(root: Path, repo: str) -> list[str]:
    """Write the home into the files that name it; an empty one takes it out.

    Parameters
    ----------
    root
        The folder of the project.
    repo
        ``owner/name``, or nothing.

    Returns
    -------
    list of str
        The files that changed.

    Raises
    ------
    NoHome
        If this is not the name of a repository.
    """
    if repo and not _NAME.fullmatch(repo):
        raise NoHome(f"{repo!r} is no repository; write it like owner/name.")
    at = f"{HOST}{repo}"
    urls = f'\n[project.urls]\nSource = "{at}"\nIssues = "{at}/issues"\n' if repo else ""
    wanted = {"pyproject.toml": _with_urls((root / "pyproject.toml").read_text(encoding="utf-8"), urls)}
    cited = _CITED.sub("", (root / "CITATION.cff").read_text(encoding="utf-8"))
    line = f"repository-code: {at}\n" if repo else ""
    wanted["CITATION.cff"] = cited.replace("keywords:\n", f"{line}keywords:\n", 1)
    readme = (root / "README.md").read_text(encoding="utf-8")
    block = f"<!-- home -->\n{badges(repo)}<!-- /home -->\n"
    wanted["README.md"] = _BADGES.sub(lambda _: block, readme, count=1)
    changed = [name for name, text in wanted.items() if (root / name).read_text(encoding="utf-8") != text]
    for name in changed:
        with (root / name).open("r+"):  # one that is closed to us stops it before the others are written
            pass
    for name in changed:
        (root / name).write_text(wanted[name], encoding="utf-8")
    return changed


def _with_urls(pyproject: str, urls: str) -> str:
    bare = _URLS.sub("", pyproject)
    return bare.replace("\n[project.scripts]\n", f"{urls}\n[project.scripts]\n", 1)


def main(words: list[str]) -> int:
    """Write the home that was named, and say what changed."""
    if len(words) > 1 or (words and words[0] in ("-h", "--help")):
        print("Say where the project lives: make home REPO=owner/name (nothing after = takes it out)")
        return 2
    try:
        changed = write(ROOT, words[0] if words else "")
    except NoHome as problem:
        print(problem, file=sys.stderr)
        return 2
    except OSError as problem:
        print(
            f"{problem.filename}: {problem.strerror}. Copy the project to a place of your own first.",
            file=sys.stderr,
        )
        return 2
    print(f"Written: {', '.join(changed)}" if changed else "All of it stands there already.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
