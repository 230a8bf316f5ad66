"""Every flaw that a case of ours names has words."""

from __future__ import annotations

from pathlib import Path

import yaml

from course.case.flaws import FLAW_LABELS

ROOT = Path(__file__).parents[2]
LEDGERS = (
    ROOT / "data" / "claims.yaml",
    ROOT / "cases" / "seabed" / "data" / "claims.yaml",
    ROOT / "course" / "commands" / "skeleton" / "data" / "claims.yaml",
)


def test_the_table_holds_the_flaws_of_our_cases_and_no_others() -> None:
    ledgers = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in LEDGERS]
    named = {claim["flaw_type"] for ledger in ledgers for claim in ledger}
    assert set(FLAW_LABELS) == named - {"none"}
