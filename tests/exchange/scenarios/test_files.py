"""ScenarioWizard's files: in and out without loss, and broken ones refused with line and reason."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course.exchange.scenarios.scw import read_scw, write_scw
from course.exchange.scenarios.sl import Solution, read_sl, solutions, write_sl
from course.files.mistakes import FormatError
from course.methods.crossimpact import consistent
from tests.methods.crossimpact._matrices import random_matrix, somewhereland, world

GOOD = write_scw(world(), name="world.scw")
GOOD_SL = write_sl(solutions(world(), consistent(world())))


def test_a_matrix_comes_back_the_same() -> None:
    for matrix in (somewhereland(), world(), random_matrix([1, 4, 2], reach=12, seed=1)):
        assert read_scw(write_scw(matrix)) == matrix
        assert read_scw(write_scw(matrix).replace("\n", "\r\n")) == matrix


def test_the_written_lines_are_those_of_scenariowizard() -> None:
    lines = GOOD.splitlines()
    assert lines[:6] == ["$ ScenarioWizard 4.0", "world.scw", "&WTRD", " -FT", " -Ntl", " -Mix"]
    assert lines.count("FFFFFF") == 10
    assert " 0 , 0 , 0 , 1 , 2 ,-3 ,-4 ,-2 , 3 , 3 " in lines
    assert GOOD_SL.splitlines()[:3] == ["$ ScenarioWizard 3.0", "Solution set", " 4 "]
    assert '" 2 3 2",0,0,0,15,""' in GOOD_SL


# What ScenarioWizard writes, but for the weight: CIB_global.sl of the Stockholm Environment Institute's
# cibsa, bench_medium_sw.sl and bench_50x50_sw.sl of CrossImpactBalances; the matrices are by NumPy's seed 0.
PUBLISHED = {
    "global": (world(), [(" 2 2 2", 0, 9), (" 1 2 3", 0, 8), (" 3 1 3", 1, 12), (" 2 3 2", 0, 15)]),
    "medium": (
        random_matrix([4] * 5, reach=3, seed=0),
        [(" 4 4 4 3 1", 2, 18), (" 1 1 3 4 2", 0, 22)],
    ),
    "50x50": (
        random_matrix([4] * 5 + [3] * 10, reach=2, seed=0),
        [
            (" 3 3 3 1 4 3 1 3 3 3 2 3 1 1 1", 0, 61),
            (" 3 3 3 1 4 3 1 2 3 3 2 3 1 2 1", 0, 68),
            (" 3 3 3 1 1 3 1 2 1 2 2 1 3 2 1", 0, 74),
            (" 3 3 4 1 1 3 1 2 3 2 2 3 3 3 1", 0, 85),
            (" 4 3 4 1 3 1 1 2 1 3 2 3 2 2 2", 0, 64),
        ],
    ),
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_lists_come_out_the_same_but_for_the_weight(name: str) -> None:
    matrix, published = PUBLISHED[name]
    head, lines = write_sl(solutions(matrix, consistent(matrix))).split("\n\n")
    assert head == f"$ ScenarioWizard 3.0\nSolution set\n {len(published)} "
    expected = [f'"{s}",0,{value},0,{score},""' for s, value, score in published]
    assert sorted(lines.splitlines()) == sorted(expected)
    assert read_sl(f"{head}\n\n{lines}") == solutions(matrix, consistent(matrix))


def test_memos_may_begin_with_any_sign_and_names_may_have_soft_line_breaks() -> None:
    memo = GOOD.replace("#\n&\n \n", "#\n&\n# see 4 of the report\n", 1).replace(
        "&\n \n", "&\n& or here\n", 1
    )
    assert memo != GOOD
    assert read_scw(memo) == world()
    for many in ("see 4\nof the report", "a\n# b", "#\n\n- c\n& d\n", "# a\n#b\n# c"):
        assert read_scw(GOOD.replace("#\n&\n \n", f"#\n&\n{many}\n", 1)) == world()
    soft = GOOD.replace(" -FT", " -F\u000bT").replace(" -Ntl", " -N\u2028t\u0085l")
    matrix = read_scw(soft)
    assert matrix.descriptors[0].variants[:2] == ("F\u000bT", "N\u2028t\u0085l")
    assert matrix.rows == world().rows
    assert read_scw(write_scw(matrix)) == matrix
    assert read_scw(GOOD.replace("\n", "\r")) == world()


@pytest.mark.parametrize(
    ("was", "becomes", "line", "reason"),
    [
        ("$ ScenarioWizard 4.0", "# something else", 1, "does not begin with"),
        ("&WTRD", "WTRD", 3, "neither a driver nor a variant"),
        ("&WTRD\n -FT", " -FT\n&WTRD", 3, "stands before any driver"),
        (" -Rlx\n -Mod\n -Alrt\n", "", 13, "has no variant"),
        (" 1 ,-3 , 2 , 0 , 0 , 0 ,-1 ,-1 , 1 , 1 ", " 1 ,-3 , 2 ", 47, "3 numbers for 10 variants"),
        (" 1 ,-3 , 2 , 0 ,", " 1 , x , 2 , 0 ,", 47, "“x” is not a whole number"),
        (" 1 ,-3 , 2 , 0 ,", " 1 ,-1.5 , 2 , 0 ,", 47, "“-1.5” is not a whole number"),
        (" 1 ,-3 , 2 , 0 ,", " 1 ,1_0 , 2 , 0 ,", 47, "“1_0” is not a whole number"),
        (" 1 ,-3 , 2 , 0 ,", " 1 ,, 2 , 0 ,", 47, "“” is not a whole number"),
        (" 1 ,-3 , 2 , 0 ,", " 1 ,-39999999999 , 2 , 0 ,", 47, "too large"),
        ("-2 , 3 ,-1 , 0 , 0 , 0 , 1 , 2 ,-1 ,-2 \n", "", 53, "9 rows for 10 variants"),
    ],
)
def test_a_broken_matrix_is_refused_with_line_and_reason(
    was: str, becomes: str, line: int, reason: str
) -> None:
    assert was in GOOD
    with pytest.raises(FormatError, match=rf"my\.scw:{line}: .*{re.escape(reason)}.*; ."):
        read_scw(GOOD.replace(was, becomes, 1), name="my.scw")


def test_a_number_is_read_as_people_and_spreadsheets_write_it() -> None:
    assert read_scw(GOOD.replace(" 1 ,-3 , 2 , 0 ,", "+1,−3.0 , 2. , 0.00,", 1)) == world()


def test_a_file_without_drivers_or_cut_short_is_refused() -> None:
    with pytest.raises(FormatError, match="names no driver"):
        read_scw("$ ScenarioWizard 4.0\nx\n#\n")
    with pytest.raises(FormatError, match="0 rows"):
        read_scw(GOOD[: GOOD.index("FFFFFF")])
    with pytest.raises(FormatError, match="too many variants"):
        read_scw("$ ScenarioWizard 4.0\nx\n&A\n" + " -v\n" * 2001 + "#\n")


@pytest.mark.parametrize(
    ("was", "becomes", "line", "reason"),
    [
        ("$ ScenarioWizard 3.0", "nothing", 1, "does not begin with"),
        ("Solution set", "Solutions", 2, "missing"),
        (" 4 ", "four", 3, "number of scenarios"),
        (" 4 ", " 5 ", 3, "5 scenarios are announced, 4 follow"),
        ('" 2 3 2",0', '" 2 3 2,0', 7, "not a scenario"),
        ('" 2 3 2"', '" 2 3 0"', 7, "counted from 1"),
        ('" 2 3 2"', f'" 2 3 {"9" * 5000}"', 7, "is not a whole number"),
        ('" 2 3 2"', '" 2 3"', 5, "different lengths"),
        ('" 2 3 2",0,0', '" 2 3 2",x,0', 7, "not a number"),
        ('" 2 3 2",0,0', '" 2 3 2",0,x', 7, "“x” is not a whole number"),
        ('" 2 3 2",0,0', '" 2 3 2",0,0.5', 7, "“0.5” is not a whole number"),
        ('" 2 3 2",0,0', '" 2 3 2",0,1_0', 7, "“1_0” is not a whole number"),
    ],
)
def test_a_broken_list_is_refused_with_line_and_reason(
    was: str, becomes: str, line: int, reason: str
) -> None:
    assert was in GOOD_SL
    with pytest.raises(FormatError, match=rf"my\.sl:{line}: .*{re.escape(reason)}"):
        read_sl(GOOD_SL.replace(was, becomes, 1), name="my.sl")


def test_a_list_keeps_weights_and_notes_as_they_are() -> None:
    text = '$ ScenarioWizard 3.0\nSolution set\n 1 \n\n" 1 2",1.677722E+07,1,0,-4,"a note"\n'
    assert read_sl(text) == (Solution((0, 1), "1.677722E+07", 1, 0, -4, "a note"),)
    assert write_sl(read_sl(text)) == text


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_but_never_breaks(text: str) -> None:
    for reader, head in ((read_scw, "$ ScenarioWizard 4.0\nx\n&A\n -a\n#\n"), (read_sl, GOOD_SL[:40])):
        for candidate in (text, head + text):
            try:
                reader(candidate)
            except FormatError as error:
                assert ":" in str(error)  # noqa: PT017 - either outcome is fine
