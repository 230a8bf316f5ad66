"""What may go wrong on a wall."""

from __future__ import annotations

from typing import Final

# What lies outside the window, and text that is smaller than 24 pixels on 1920, or than its share of less.
ASTRAY: Final = """() => {
  const seen = [...document.querySelectorAll(".wall-host .wall *")];
  const shown = seen.filter((e) => e.getClientRects().length && !e.closest(".hidden"));
  const least = innerWidth < 1900 ? 16 : innerWidth / 80;
  return shown.filter((e) => {
    const { right, bottom } = e.getBoundingClientRect();
    const text = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    const foot = e.closest(".wall-main")?.parentElement.querySelector("footer");
    const outside = right > innerWidth + 1 || bottom > (foot?.getBoundingClientRect().top ?? innerHeight) + 2;
    return outside || (text && parseFloat(getComputedStyle(e).fontSize) < least);
  }).map((e) => e.outerHTML.slice(0, 150));
}"""
