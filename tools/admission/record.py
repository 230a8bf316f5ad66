"""What each criterion of WCAG 2.2 rests on: a verdict by hand, and the tests without which it falls."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

if TYPE_CHECKING:
    from tools.admission.results import Measured

CRITERIA: Final = Path(__file__).with_name("criteria.yaml")
Verdict = Literal["supports", "partly supports", "does not support", "not applicable", "not evaluated"]


class Criterion(BaseModel):
    """A success criterion: what was judged by hand at best, what tests show of it, and what they cannot."""

    model_config = ConfigDict(extra="forbid")

    number: str
    name: str
    level: Literal["A", "AA"]
    at_best: Verdict
    tests: tuple[str, ...] = ()
    shows: str = ""
    open: str
    """What no test can show, and what a person has to look at."""

    def verdict(self, measured: Measured) -> Verdict:
        """Give the verdict that the tests bear out; it is never better than the one given by hand.

        Parameters
        ----------
        measured
            What a run of the tests found.
        """
        passed = [
            one for one in self.tests if one in measured.tests and measured.tests[one].state == "passed"
        ]
        if self.at_best in ("does not support", "not evaluated") or (
            self.tests and len(passed) == len(self.tests)
        ):
            return self.at_best
        return "partly supports" if passed and self.at_best != "not applicable" else "not evaluated"


def criteria() -> tuple[Criterion, ...]:
    """Read the record, in the order of the standard."""
    return TypeAdapter(tuple[Criterion, ...]).validate_python(
        yaml.safe_load(CRITERIA.read_text(encoding="utf-8"))
    )
