"""The site in the Firefox of a distribution: a lesson opens, and work is there after a reload."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from tests.browser._firefox import firefox
from tests.browser.test_site import MEMORY
from tests.site._served import served

if TYPE_CHECKING:
    from pathlib import Path

READY: Final = "body[data-connected=yes]"
READING: Final = '[data-face]:has([data-do="choose"][data-args*="ABS-01"])'
JUDGE: Final = """async (reading, why) => {
  const face = document.querySelector(reading);
  const there = (selector) => new Promise((done) => {
    const look = (found) => found ? done(found) : setTimeout(() => look(face.querySelector(selector)), 50);
    look();
  });
  face.querySelector('[data-do="choose"][data-args*="ABS-01"]').click();
  const form = await there('form[data-do="judge"]');
  const said = { kind: "factual", status: "contested", confidence: "3", why };
  for (const [name, value] of Object.entries(said)) {
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList) [...field].find((one) => one.value === value).click();
    else field.value = value;
  }
  form.querySelector('button[type="submit"]').click();
  return "";
}"""
KEPT: Final = """async () => {
  const ask = indexedDB.open("red-line-seminar");
  const db = await new Promise((done, no) => { ask.onsuccess = () => done(ask.result); ask.onerror = no; });
  const all = db.transaction("copies").objectStore("copies").getAll();
  await new Promise((done) => { all.onsuccess = done; });
  db.close();
  return all.result.map(({ line }) => line).join("\\n");
}"""


def test_a_lesson_opens_and_a_judgement_is_there_after_a_reload(site: Path, tmp_path: Path) -> None:
    with served(site) as address, firefox(tmp_path) as tab:
        tab.open(f"{address}/00-start-here.html")
        tab.wait(READY)
        tab.run(JUDGE, READING, "Seen in Firefox.")
        tab.wait("[data-face]", "1 of 4 judged")
        assert "Seen in Firefox." in tab.run(KEPT)
        while not tab.run(MEMORY):
            time.sleep(0.5)
        tab.run(MEMORY, "before")
        tab.reload()
        tab.wait(READY)
        tab.wait("[data-face]", "1 of 4 judged")
        assert tab.run(MEMORY) == "before"  # it went on from memory that the first visit kept
        assert "Firefox" in tab.run("() => navigator.userAgent")
        assert f"{address}/python/core.pack" in tab.asked
        assert tab.elsewhere(address) == []
        assert tab.errors == []
