"""The list of parts has the published form, says what the locks say, and names the licences of the parts."""

from __future__ import annotations

from importlib import metadata

import yaml
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.utils import canonicalize_name

from tests.project._repository import ROOT, project
from tools.admission.sbom import OUT, PARTS, bill, pins, timeless, written

RECORD = yaml.safe_load(PARTS.read_text(encoding="utf-8"))["packages"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
LOCKED = pins(LOCK)


def test_the_list_has_the_published_form() -> None:
    validator = JsonStrictValidator(SchemaVersion.V1_6)
    assert validator.validate_str(OUT.read_text(encoding="utf-8")) is None
    assert validator.validate_str(OUT.read_text(encoding="utf-8").replace('"SHA-256"', '"SHA-257"'))


def test_the_list_is_that_of_the_locks() -> None:
    there, made = timeless(OUT.read_text(encoding="utf-8")), timeless(written(bill()))
    assert there == made, "run python -m tools.admission"
    packages = {(c["name"], c["version"]): c for c in there["components"] if c["type"] == "library"}
    for pin in LOCKED:
        assert {one["content"] for one in packages[pin.name, pin.version]["hashes"]} == set(pin.hashes)
    assert len(LOCKED) == sum(line[:1].isalnum() for line in LOCK.splitlines())


def test_the_record_names_each_package_and_no_other() -> None:
    extras = project()["project"]["optional-dependencies"].values()
    asked = {canonicalize_name(line.partition(">")[0]) for lines in extras for line in lines}
    assert set(RECORD) == {pin.name for pin in LOCKED} | asked


def test_a_licence_is_what_the_package_itself_says() -> None:
    about = {name: metadata.metadata(name) for name in RECORD if _here(name)}
    said = {name: one["License-Expression"] for name, one in about.items() if "License-Expression" in one}
    assert len(said) > len(RECORD) / 3
    other = {name: (RECORD[name], words) for name, words in said.items() if words != RECORD[name]}
    assert other == {}, "change tools/admission/parts.yaml"


def _here(name: str) -> bool:
    try:
        return bool(metadata.version(name))
    except metadata.PackageNotFoundError:
        return False  # a package of Windows or macOS


def test_nothing_at_run_time_is_under_a_gpl() -> None:
    assert [name for name, licence in RECORD.items() if "GPL" in licence] == []
