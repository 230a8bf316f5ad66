"""What a page says, what of it is wider than the window, and which labels of its pictures are cut."""

from __future__ import annotations

from typing import Final

SEEN: Final = """() => {
  const said = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) {
      const code = node.parentElement.closest("style, metadata, defs");
      if (!code && node.data.trim()) said.push(node.data.trim());
      continue;
    }
    const names = ["aria-label", "title", "placeholder", "alt", "data-confirm", "data-label", "data-clock"];
    for (const name of names)
      if (node.getAttribute(name)) said.push(node.getAttribute(name));
  }
  const wide = [...document.querySelectorAll(".rls *")].filter(
    (e) => !e.closest("svg, .scroll, .mapview, .hidden") && e.getBoundingClientRect().width > innerWidth + 1,
  );
  const beyond = (text) => {
    const [inside, around] = [text.getBoundingClientRect(), text.ownerSVGElement.getBoundingClientRect()];
    return Math.max(around.left - inside.left, inside.right - around.right) / Math.max(inside.width, 1);
  };
  const labels = [...document.querySelectorAll("svg text")].map((e) => [beyond(e), e.textContent]);
  const name = (e) => `${e.tagName.toLowerCase()}.${e.className} “${e.textContent.trim().slice(0, 40)}”`;
  return {
    said,
    wide: [...wide.map(name), ...labels.filter(([part]) => part > 0.02).map(([, text]) => `svg “${text}”`)],
    lost: labels.filter(([part]) => part > 0.2).map(([, text]) => text),
  };
}"""
