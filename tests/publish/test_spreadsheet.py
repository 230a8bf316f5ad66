"""Tables leave as CSV: numbers as numbers, text as text."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest

from course.publish.spreadsheet import to_csv


def test_negative_numbers_stay_numbers() -> None:
    rows = [{"one": "A", "other": "B", "subtract": -4}, {"one": "A", "other": "C", "subtract": 2}]
    table = pd.read_csv(io.StringIO(to_csv(rows).removeprefix("\ufeff")))
    assert table["subtract"].tolist() == [-4, 2]
    assert table["subtract"].dtype == np.int64


def test_the_times_of_entries_come_back_as_times() -> None:
    rows = [{"at": "2026-03-01T09:30:00.000Z"}, {"at": "2026-03-01T09:30:05.250Z"}]
    table = pd.read_csv(io.StringIO(to_csv(rows).removeprefix("\ufeff")), parse_dates=["at"])
    assert (table["at"][1] - table["at"][0]).total_seconds() == 5.25


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (-4, "-4"),
        (-1e-7, "-1e-07"),
        (Decimal("-1.50"), "-1.50"),
        (np.int64(-3), "-3"),
        (np.float64(-0.5), "-0.5"),
        (date(2026, 2, 11), "2026-02-11"),
        (None, ""),
        (True, "True"),
        ("-4", "'-4"),
        ("=1+1", "'=1+1"),
        ("@here", "'@here"),
        ("\tx", "'\tx"),
        ("＝1+1", "'＝1+1"),
        ("2026-02-11", "2026-02-11"),
        ("1.10", "'1.10"),
        ("1.11", "'1.11"),
        ("2.3.", "'2.3."),
        ("24.12.2026", "'24.12.2026"),
        ("3-4", "'3-4"),
        ("3/4", "'3/4"),
        ("2026-03", "'2026-03"),
        ("007", "'007"),
        ("1e5", "'1e5"),
        ("12:30", "'12:30"),
        ("5%", "'5%"),
        ("1. Mai", "'1. Mai"),
        ("3 March", "'3 March"),
        ("Mär-26", "'Mär-26"),
        ("1.1.1", "'1.1.1"),
        ("14 juillet 1789", "'14 juillet 1789"),
        ("3-ene", "'3-ene"),
        ("5 pm", "'5 pm"),
        ("1:2", "'1:2"),
        ("TRUE", "'TRUE"),
        ("vrai", "'vrai"),
        ("1 1/2", "'1 1/2"),
        ("(1)", "'(1)"),
        ("1\u202f000", "'1\u202f000"),
        (".5", "'.5"),
        ("5 €", "'5 €"),
        ("2026-02-11 10:00", "'2026-02-11 10:00"),
        ("2026-02-11T10:00:00", "'2026-02-11T10:00:00"),
        ("1/2/2026 5 pm", "'1/2/2026 5 pm"),
        ("Jan 5, 2026", '"\'Jan 5, 2026"'),
        ("MARCH1", "'MARCH1"),
        ("1Dec", "'1Dec"),
        ("5 de mayo de 2026", "'5 de mayo de 2026"),
        ("Vero", "'Vero"),
        ("Mayor 2", "Mayor 2"),
        # With a zone, a time stays the text that it is, in Excel as in LibreOffice; it is one for programs.
        ("2026-03-01T09:30:00.000Z", "2026-03-01T09:30:00.000Z"),
        ("2026-03-01T09:30:00+01:00", "2026-03-01T09:30:00+01:00"),
        ("On 2026-02-11 10:00", "On 2026-02-11 10:00"),
        ("Outcome 2", "Outcome 2"),
        ("Decision 12", "Decision 12"),
        (" 1.10", "' 1.10"),
        ("3-4\u00a0", "'3-4\u00a0"),
        (" =1+1", "' =1+1"),
        ("#N/A", "'#N/A"),
        ("#DIV/0!", "'#DIV/0!"),
        ("#1 of all", "#1 of all"),
        ("12.30.45", "'12.30.45"),
        ("1.10.2.3", "1.10.2.3"),
        ("(1) first", "(1) first"),
        ("S1-16", "S1-16"),
        ("ABS-01", "ABS-01"),
        ("A.1", "A.1"),
        ("oxford-2026-03-01", "oxford-2026-03-01"),
        ("1 + 1", "1 + 1"),
    ],
)
def test_only_text_that_a_spreadsheet_would_run_or_change_is_marked(value: object, cell: str) -> None:
    assert to_csv([{"x": value, "y": 0}]).splitlines()[1].removesuffix(",0") == cell
