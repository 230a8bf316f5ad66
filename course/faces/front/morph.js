// Change a piece of the page into another in place, so that focus, selection, scroll position
// and half-written answers survive an update from Python.

/** Turn HTML that Python's templates escaped into nodes. */
export function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

const keyOf = (node) => (node.nodeType === Node.ELEMENT_NODE ? node.id || node.dataset.key || "" : "");
// A form that is somebody else's, or about something else, is another one: what was typed into it stays behind.
const whose = (node) => (node.nodeName === "FORM" ? (node.dataset.draft ?? "") : "");
const kindOf = (node) => [node.nodeName, keyOf(node), whose(node)].join("\n");
const same = (a, b) => kindOf(a) === kindOf(b);
/** The node itself, or the next one that Python knows of: lines of this page's own stand between them. */
function ofPython(node) {
  while (node?.dataset && "liveLine" in node.dataset) node = node.nextSibling;
  return node;
}

/** White space between two elements: no more than how a template is written, and a page has other lines around a face. */
const isBlank = (node) => node.nodeType === Node.TEXT_NODE && !node.data.trim();
/** Remove a node and those behind it for as long as they go; say which one stays. */
function without(here, goes) {
  while (here && goes(here)) {
    const next = ofPython(here.nextSibling);
    here.remove();
    here = next;
  }
  return here;
}

// What Python said of each box when it last spoke of it. What a person has opened stays open, and what they have shut
// stays shut, until Python says something else: nothing folds or unfolds under their hands.
const saidOpen = new WeakMap();
function isAsSaid(node) {
  for (const box of [node, ...node.querySelectorAll("details")]) saidOpen.set(box, box.hasAttribute("open"));
}
function insert(parent, node, before) {
  if (node.nodeType === Node.ELEMENT_NODE) isAsSaid(node);
  parent.insertBefore(node, before);
}

/** The child in which the keyboard is. A node that is moved, or made anew, loses it. */
function keyboardIn(from) {
  const active = from.getRootNode().activeElement;
  return from !== active && from.contains(active) ? [...from.childNodes].find((child) => child.contains(active)) : null;
}
const alike = (a, b) => same(a, b) && a.textContent === b.textContent;
const isAfter = (node, here) => Boolean(here && here.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);

/** Move what stands before a node behind it, so that the node itself need not move. */
function standBehind(node, here) {
  const after = node.nextSibling;
  while (here && here !== node && isAfter(node, here)) {
    const next = ofPython(here.nextSibling);
    node.parentNode.insertBefore(here, after);
    here = next;
  }
  return here;
}

/** Say which node becomes the one that is wanted at a place among all. */
function matchOf(all, at, here, keyed, keyboard) {
  const wanted = all[at];
  const key = keyOf(wanted);
  if (key) return keyed.get(key);
  if (!here || !keyboard || keyOf(keyboard) || alike(here, wanted)) return here;
  if (here === keyboard) return all.some((node, n) => n > at && alike(keyboard, node)) ? null : here; // it is still to come
  return isAfter(keyboard, here) && alike(keyboard, wanted) ? keyboard : here;
}

/** Make the children of `from` equal to the children of `to`, keeping nodes wherever they match. */
export function morphChildren(from, to) {
  const keyed = new Map();
  for (const child of from.childNodes) if (keyOf(child)) keyed.set(keyOf(child), child);
  const keyboard = keyboardIn(from);
  let here = ofPython(from.firstChild);
  const all = [...to.childNodes];
  const last = new Map(all.map((node, at) => [kindOf(node), at]));
  for (const [at, wanted] of all.entries()) {
    const key = keyOf(wanted);
    const isElement = wanted.nodeType === Node.ELEMENT_NODE;
    // What no later place wants goes first: else what stays would be moved, or made anew, and lose where it was scrolled to.
    here = without(here, (node) => node !== keyboard && (!(last.get(kindOf(node)) >= at) || (isElement && isBlank(node))));
    let match = matchOf(all, at, here, keyed, keyboard);
    if (match && !same(match, wanted)) match = null;
    if (!key && match && keyOf(match)) match = null; // never take a keyed node for an unkeyed one
    if (match) {
      if (match === keyboard) here = standBehind(match, here);
      else if (match !== here) from.insertBefore(match, here);
      if (match === here) here = ofPython(here.nextSibling);
      morphNode(match, wanted);
    } else {
      insert(from, wanted, here);
    }
  }
  without(here, () => true);
}

function morphNode(from, to) {
  if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue;
    return;
  }
  if (from.isEqualNode(to)) return isAsSaid(from); // most of a face, most of the time
  // Python owns what it says; a person owns what they typed. A property changes only when Python's word changed.
  // Attributes set here in the page (data-live-…, data-lm-…) stay; so does what the browser knows of a dialog.
  for (const { name } of [...from.attributes]) {
    if (to.hasAttribute(name) || name === "open" || /^data-(live|lm)-/.test(name)) continue;
    from.removeAttribute(name);
    if (name === "checked") from.checked = false;
    if (name === "selected") from.selected = false;
  }
  if (from.nodeName === "DETAILS" && saidOpen.get(from) !== to.open) saidOpen.set(from, (from.open = to.open));
  for (const { name, value } of to.attributes) {
    if (name === "open" || from.getAttribute(name) === value) continue;
    from.setAttribute(name, value);
    if (name === "value" && "value" in from) from.value = value;
    if (name === "checked") from.checked = true;
    if (name === "selected") from.selected = true;
  }
  if (from.nodeName === "TEXTAREA") {
    if (from.defaultValue !== to.defaultValue) from.value = from.defaultValue = to.defaultValue;
    return;
  }
  morphChildren(from, to);
}
