"""Write the list of parts, as CycloneDX 1.6: ``python -m tools.admission.sbom``.

It holds what is installed at run time, with versions and hashes of ``requirements.lock``; what an extra
adds; and what comes inside a package or into a site. Licences are those of ``parts.yaml``.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import yaml
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT: Final = Path(__file__).parents[2]
OUT: Final = ROOT / "docs" / "admission" / "sbom.cdx.json"
PARTS: Final = Path(__file__).with_name("parts.yaml")
_PIN: Final = re.compile(
    r"^(?P<name>[\w.-]+)==(?P<version>\S+)(?: ; (?P<only>[^\\\n]+?))? \\\n(?P<hashes>(?:    --hash=.*\n?)+)",
    re.MULTILINE,
)


class Pin(NamedTuple):
    """A package of a lock: which version, on which machines only, and the hashes of its files."""

    name: str
    version: str
    only: str
    hashes: tuple[str, ...]


def pins(lock: str) -> tuple[Pin, ...]:
    r"""Read the packages of a lock of ours.

    Examples
    --------
    >>> pins("six==1.0 ; os_name == 'nt' \\\n    --hash=sha256:ab\n")
    (Pin(name='six', version='1.0', only="os_name == 'nt'", hashes=('ab',)),)
    """
    return tuple(
        Pin(m["name"], m["version"], m["only"] or "", tuple(re.findall(r"sha256:(\w+)", m["hashes"])))
        for m in _PIN.finditer(lock)
    )


def bill(root: Path = ROOT) -> Bom:
    """Make the list of parts from the locks of a project.

    Parameters
    ----------
    root
        The folder of the project.
    """
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    parts = yaml.safe_load(PARTS.read_text(encoding="utf-8"))
    licences: dict[str, str] = parts["packages"]
    needed = pins((root / "requirements.lock").read_text(encoding="utf-8"))
    known = {pin.name: pin for pin in pins((root / "requirements-dev.lock").read_text(encoding="utf-8"))}
    bom = Bom()
    bom.metadata.component = whole = Component(
        name=project["name"],
        version=project["version"],
        type=ComponentType.APPLICATION,
        bom_ref=project["name"],
        licenses=[LicenseFactory().make_from_string(project["license"])],
        purl=PackageURL("pypi", None, project["name"], project["version"]),
    )
    packages = [_package(pin, licences[pin.name], _only(pin.only)) for pin in needed]
    extras = [
        _package(known[name], licences[name], _only(f"extra == '{extra}'"), ComponentScope.OPTIONAL)
        for extra, name in _extras(project["optional-dependencies"])
    ]
    others = [_other(part, root) for part in parts["others"]]
    for component in (*packages, *extras, *others):
        bom.components.add(component)
    asked = set(_names(project["dependencies"]))
    bom.register_dependency(whole, [c for c in packages if c.name in asked])
    return bom


def written(bom: Bom) -> str:
    """Write a list of parts as JSON."""
    return json.dumps(json.loads(JsonV1Dot6(bom).output_as_string()), indent=1, ensure_ascii=False) + "\n"


def timeless(text: str) -> dict[str, Any]:
    """Give what a written list says of the parts, without what is new each time that it is written."""
    said: dict[str, Any] = json.loads(text)
    del said["serialNumber"], said["metadata"]["timestamp"]
    return said


def _package(
    pin: Pin, licence: str, properties: Iterable[Property], scope: ComponentScope = ComponentScope.REQUIRED
) -> Component:
    return Component(
        name=pin.name,
        version=pin.version,
        bom_ref=f"{pin.name}@{pin.version}",
        scope=scope,
        licenses=[LicenseFactory().make_from_string(licence)],
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=one) for one in pin.hashes],
        purl=PackageURL("pypi", None, pin.name, pin.version),
        properties=properties,
    )


def _other(part: dict[str, str], root: Path) -> Component:
    made = Component(
        name=part["name"],
        version=part.get("version"),
        type=ComponentType(part["kind"]),
        bom_ref=part["name"],
        scope=ComponentScope.OPTIONAL,
        licenses=[LicenseFactory().make_from_string(part["licence"])],
        properties=[Property(name="red-line-seminar:where", value=part["where"])],
    )
    if part["name"] == "pyodide":
        lock = json.loads((root / "course" / "site" / "locks" / "pyodide.json").read_text(encoding="utf-8"))
        made.version = lock["version"]
        made.hashes.add(HashType(alg=HashAlgorithm.SHA_256, content=lock["sha256"]))
        made.purl = PackageURL("npm", None, "pyodide", lock["version"])
    return made


def _only(condition: str) -> list[Property]:
    return [Property(name="red-line-seminar:only", value=condition)] if condition else []


def _names(requirements: Iterable[str]) -> Iterator[str]:
    return (canonicalize_name(Requirement(one).name) for one in requirements)


def _extras(extras: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    return ((extra, name) for extra, needs in extras.items() for name in _names(needs))


def main() -> None:
    """Write the list where something in it has changed."""
    text = written(bill())
    if not OUT.is_file() or timeless(OUT.read_text(encoding="utf-8")) != timeless(text):
        OUT.parent.mkdir(parents=True, exist_ok=True)
        OUT.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
