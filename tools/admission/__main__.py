"""Make what whoever has to say yes wants to read: ``make admit``.

``python -m tools.admission --names`` gives the tests that the sheets rest on. ``python -m tools.admission
RESULTS`` writes ``docs/admission/`` from what pytest wrote of a run with ``--junitxml=RESULTS``; without
a file it stays with what the last run found, for words that have changed.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.admission import sbom
from tools.admission.results import read_results
from tools.admission.sheets import known, named_tests, renew


def main() -> None:
    """Name the tests, or write the sheets and say what was not shown."""
    parser = argparse.ArgumentParser(description=__doc__)
    either = parser.add_mutually_exclusive_group()
    either.add_argument("results", nargs="?", type=Path, help="what pytest wrote with --junitxml")
    either.add_argument("--names", action="store_true", help="give the tests that the sheets rest on")
    words = parser.parse_args()
    named = named_tests()
    if words.names:
        print("\n".join(sorted(named)))
        return
    measured = read_results(words.results, named) if words.results else known(named)
    sbom.main()
    renew(measured)
    for test in sorted(named):
        found = measured.tests.get(test)
        if found is None or found.state != "passed":
            print(f"{test}: {found.state if found else 'did not run'}")
    print(f"{len(measured.tests)} of {len(named)} tests ran, on {measured.date}, at {measured.commit}.")


if __name__ == "__main__":
    main()
