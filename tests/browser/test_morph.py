"""A view that comes while somebody is at the keyboard: it becomes Python’s word, and the keyboard stays."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.browser._presses import window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

MORPH = Path(__file__).parents[2] / "course" / "faces" / "front" / "morph.js"
LOAD = """async (code) => {
  window.morph = await import(URL.createObjectURL(new Blob([code], { type: "text/javascript" })));
}"""
BECOMES = """([before, after, at]) => {
  document.body.innerHTML = before;
  const root = document.body.firstElementChild;
  const held = root.querySelectorAll("button")[at];
  held.focus();
  window.morph.morphChildren(root, window.morph.parse(after).firstElementChild);
  return [root.outerHTML, document.activeElement === held, held.isConnected && held.textContent];
}"""


@pytest.fixture(scope="module")
def morph(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.evaluate(LOAD, MORPH.read_text(encoding="utf-8"))
    yield page
    page.close()


def _root(*parts: str) -> str:
    return f"<div>{''.join(parts)}</div>"


def _button(words: str) -> str:
    return f"<button>{words}</button>"


def _section(key: str, words: str) -> str:
    return f'<section data-key="{key}">{_button(words)}</section>'


def _lead(people: int) -> list[str]:
    return ["<div>Lead</div>", "\n", f"<div><p>{people} here</p>{_button('Next')}</div>"]


@pytest.mark.parametrize(
    ("before", "after", "at"),
    [
        ([_button("Close"), _button("Leave")], [_button("Leave")], 1),
        ([_button("Leave")], [_button("Close"), _button("Leave")], 0),
        (["<p>Nobody has answered.</p>", _button("Leave")], [_button("Leave")], 0),
        ([_button("Leave")], ["<p>One has answered.</p>", _button("Leave")], 0),
        ([_section("now", "Next"), _section("plan", "Leave")], [_section("plan", "Leave")], 1),
        (["<div>Waits</div>", _section("plan", "Leave")], [_section("plan", "Leave"), "<div>Went</div>"], 0),
        ([_section("a", "A"), _section("b", "B")], [_section("b", "B"), _section("a", "A")], 1),
        (["\n", *_lead(1), "\n\n"], [*_lead(2), "\n"], 0),
        ([*_lead(1), "\n"], ["\n\n", *_lead(2)], 0),
    ],
)
def test_what_comes_or_goes_before_it_does_not_take_the_keyboard(
    morph: Page, before: list[str], after: list[str], at: int
) -> None:
    words = morph.evaluate(BECOMES, [_root(*before), _root(*before), at])[2]
    assert morph.evaluate(BECOMES, [_root(*before), _root(*after), at]) == [_root(*after), True, words]


STAYS = """([before, after]) => {
  document.body.innerHTML = before;
  const root = document.body.firstElementChild;
  const held = root.querySelector(".held");
  held.scrollTop = 40;
  window.morph.morphChildren(root, window.morph.parse(after).firstElementChild);
  return [root.outerHTML, held.isConnected, held.scrollTop];
}"""


def _list(key: str = "") -> str:
    name = f' data-key="{key}"' if key else ""
    return f'<div class="held" style="height:20px;overflow:auto"{name}><p style="height:200px">Long</p></div>'


@pytest.mark.parametrize("key", ["", "list"])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["<p>Nobody has answered.</p>"], []),
        ([], ["<p>One has answered.</p>"]),
        (["<p>One.</p>", "\n", "<h3>Two</h3>", "\n"], ["\n"]),
        (["<h3>Two</h3>"], ["<p>One.</p>", "\n"]),
        ([_section("now", "Now")], []),
        ([_section("now", "Now"), _section("then", "Then")], [_section("then", "Then")]),
    ],
)
def test_what_comes_or_goes_before_it_leaves_a_list_where_it_was_scrolled_to(
    morph: Page, before: list[str], after: list[str], key: str
) -> None:
    after = [*after, _list(key), "\n"]
    assert morph.evaluate(STAYS, [_root(*before, _list(key)), _root(*after)]) == [_root(*after), True, 40]


PART = st.one_of(
    st.sampled_from(["\n", " "]),
    st.sampled_from("ABC").map(_button),
    st.sampled_from("ABC").map(lambda words: f"<p>{words}</p>"),
    st.sampled_from("ABC").map(lambda words: f"<p>{_button(words)}</p>"),
)
KEYED = st.lists(st.sampled_from("xyz"), unique=True, max_size=3)


@st.composite
def parts(draw: st.DrawFn) -> list[str]:
    some = [*draw(st.lists(PART, max_size=5)), *(_section(key, key) for key in draw(KEYED))]
    return draw(st.permutations(some))


@given(data=st.data(), before=parts(), after=parts())
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_changes_the_page_is_what_python_says(
    morph: Page, data: st.DataObject, before: list[str], after: list[str]
) -> None:
    before = [*before, _button("Held")]
    at = "".join(before).count("<button>") - 1
    place = data.draw(st.integers(0, len(after)))
    after = [*after[:place], _button("Held"), *after[place:]]
    assert morph.evaluate(BECOMES, [_root(*before), _root(*after), at]) == [_root(*after), True, "Held"]


BOX = """([said, opens]) => {
  document.body.innerHTML = said[0];
  const root = document.body.firstElementChild;
  const seen = [];
  for (const [at, word] of said.entries()) {
    window.morph.morphChildren(root, window.morph.parse(word).firstElementChild);
    const box = root.querySelector("details");
    seen.push(box.open);
    if (at === opens) box.open = true;
  }
  return seen;
}"""


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        (["", "", ""], [False, True, True]),  # what a person has opened stays open
        (["", " open", ""], [False, True, False]),  # Python said open, and then shut: it is Python's word
        (["", " open", " open"], [False, True, True]),
        ([" open", " open", ""], [True, True, False]),
    ],
)
def test_a_box_that_stands_as_python_wants_it_is_told_so(
    morph: Page, said: list[str], seen: list[bool]
) -> None:
    box = "<section><details{}><summary>Why</summary><p>So.</p></details></section>"
    assert morph.evaluate(BOX, [[_root(box.format(word)) for word in said], 0]) == seen


def test_the_language_of_a_face_is_written_once(browser: Browser) -> None:
    view = {"type": "view", "html": "<p>So.</p>", "seq": 0, "say": "", "lang": "fr", "dir": "ltr"}
    with window(browser, 800, 600) as page:
        page.evaluate("(view) => open_face(view)", view)
        page.evaluate("""() => {
          const host = document.querySelector("#place").firstElementChild;
          window.written = [];
          const watch = new MutationObserver((found) => written.push(...found));
          watch.observe(host, { attributes: true, attributeFilter: ["lang", "dir"] });
        }""")
        page.evaluate("(view) => answer(view)", view)
        assert page.evaluate("() => written.length") == 0
        page.evaluate("(view) => answer(view)", view | {"lang": "fa", "dir": "rtl"})
        assert page.evaluate("() => written.length") == 2
