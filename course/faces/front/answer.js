// Where the answer to a press stands, in every face and at every door. What changed comes into view by the least
// distance, and where it is in view already nothing moves; the keyboard goes to what changed, or stays; one line beside
// the pressed control says what happened, and goes. The mistakes of a form stand at their fields.

const STAYS = 9000; // milliseconds for which a line is seen; it is gone at the next press in any case
const SEEN = 2 / 3; // the part of a window, from the top, in which a heading counts as seen
const TALL = 60; // pixels of a block without a heading that stand for one
const EDGE = 6; // pixels left free for the ring around what has the keyboard
const SHOWS = ["class", "hidden", "aria-current", "aria-pressed", "aria-expanded", "aria-disabled"];
const TAKES_KEYS = "a[href],button,input,select,textarea,summary,[tabindex]";

// What lies in a closed box has a place, too, and is not seen.
const isSeen = (node) => Boolean(node?.isConnected && node.getClientRects().length && (node.checkVisibility?.() ?? true));
const isChoice = (control) => control.type === "radio" || control.type === "checkbox";

/** A line of ours inside what Python made: a later view leaves it where it is. */
function line(page, className) {
  const made = page.createElement("p");
  made.className = className;
  made.dataset.liveLine = "";
  return made;
}

function scrollersOf(node) {
  const page = node.ownerDocument;
  const found = [];
  for (let here = node.parentElement; here && here !== page.body; here = here.parentElement) {
    if (here === page.scrollingElement || here.scrollHeight <= here.clientHeight) continue;
    if (/auto|scroll|hidden/.test(getComputedStyle(here).overflowY)) found.push(here);
  }
  return [...found, page.scrollingElement];
}

/** How much of a scroller's upper edge is covered, for one part of it, by heads that stick there. */
function coveredFor(part, scroller) {
  const heads = [...(part.closest(".face")?.querySelectorAll("[data-sticks]") ?? [])];
  const over = heads.filter((head) => {
    const { position } = getComputedStyle(head);
    const [a, b] = [head, part].map((one) => one.getBoundingClientRect());
    if (a.left >= b.right || b.left >= a.right) return false; // it stands in another column
    const above = head.parentElement.contains(part) && head.compareDocumentPosition(part) === Node.DOCUMENT_POSITION_FOLLOWING;
    return position === "sticky" && above && scrollersOf(head)[0] === scroller;
  });
  return Math.max(0, ...over.map((head) => head.offsetHeight));
}

/** The part of the window in which a scroller shows a part of the page, without what sticks to its edges. */
function windowOf(scroller, part) {
  const { innerHeight } = scroller.ownerDocument.defaultView;
  const whole = scroller === scroller.ownerDocument.scrollingElement;
  const { top, bottom } = whole ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect();
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(scroller);
  const [from, to] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
  const covered = Math.max(parseFloat(scrollPaddingTop) || 0, coveredFor(part, scroller));
  return { top: from + covered, low: from + (to - from) * SEEN, bottom: to - (parseFloat(scrollPaddingBottom) || 0) };
}

/** By how much a window must move down so that a heading is in its upper part, or the whole block in it: the least. */
function least(seen, head, block) {
  head = { top: head.top, bottom: Math.min(head.bottom, head.top + TALL) };
  const fits = block.top >= seen.top && block.bottom <= seen.bottom;
  if (fits || (head.top >= seen.top && head.bottom <= seen.low)) return 0;
  const ways = [head.top < seen.top ? head.top - seen.top - EDGE : head.bottom - seen.low + EDGE];
  if (block.height <= seen.bottom - seen.top - 2 * EDGE) {
    ways.push(block.top < seen.top ? block.top - seen.top - EDGE : block.bottom - seen.bottom + EDGE);
  }
  return ways.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a));
}

export function mindAnswer(el, root, say) {
  const page = () => root.ownerDocument; // a wall may stand in a window of its own
  const answer = line(page(), "answer");
  answer.setAttribute("aria-hidden", "true"); // the same words are announced once, from a place that never moves
  const trouble = line(page(), "trouble");
  trouble.setAttribute("role", "alert");
  trouble.hidden = true;
  el.append(trouble);
  let press = null; // what was pressed last, and what stood around it
  let was = null; // where it stood before the page changed
  let wrong = {}; // for each field that does not fit, why
  let loose = false; // the trouble that is shown belongs to no press
  let going = null;
  const observer = new MutationObserver(() => {});

  /** Remember what was pressed: the element that names the verb, the form that is sent, and what the hand was on. */
  function pressed({ dataset }, form, element) {
    const around = [];
    for (let here = element; here && here !== root; here = here.parentElement) around.push(here);
    const { do: verb, args } = dataset;
    press = { element, form, id: element.id, verb, args, around };
    for (const old of [answer, trouble]) old.dataset.liveLine = "gone"; // its place stays until the page changes
    say.textContent = "";
    if (!root.contains(page().activeElement)) element.focus({ preventScroll: true }); // not every browser does
  }

  /** The pressed control as it stands now: the same, or its like in the new page. */
  function control() {
    if (!press) return null;
    if (isSeen(press.element)) return press.element;
    const same = press.id && page().getElementById(press.id);
    if (isSeen(same)) return same;
    const alike = [...root.querySelectorAll(`[data-do="${CSS.escape(press.verb ?? "")}"]`)];
    return alike.find((other) => other.dataset.args === press.args && isSeen(other)) ?? null;
  }

  /** Whether all that stands in something shares one row: a line more would be squeezed there. */
  function inRow(node) {
    const { display, flexDirection, flexWrap } = getComputedStyle(node);
    return display.endsWith("flex") && flexDirection.startsWith("row") && flexWrap === "nowrap" && node.firstElementChild;
  }

  function beside(element, made) {
    if (element.matches("form")) element = element.querySelector("button[type=submit], button:not([type])") ?? element.lastElementChild;
    const svg = element.closest("svg");
    if (element.matches("summary") && !element.parentElement.open) element = element.parentElement; // in it, nobody would see the line
    let place = svg ? svg.parentElement : element.matches("button,summary") ? element : (element.closest("label") ?? (element.closest("p") || element));
    while (inRow(place.parentElement) && !place.parentElement.matches("li,dt,dd")) place = place.parentElement;
    if (place.nextSibling !== made) place.after(made);
  }

  function at(goal, made) {
    if (goal.matches("button,input,select,textarea,summary")) return beside(goal, made);
    const own = goal.matches("h2,h3,h4,h5,h6,p,span,strong,caption") ? goal : goal.querySelector("h2,h3,h4,h5,h6");
    const head = own && own.getBoundingClientRect().top < goal.getBoundingClientRect().top + TALL ? own : null;
    const place = head?.closest("summary,caption") ? head.closest("details,table") : head;
    if (!place) {
      const [drawn, cell] = [goal.closest("svg"), goal.closest("td,th,caption")];
      const shut = goal.matches("details:not([open])") ? goal : null;
      const whole = drawn ?? shut ?? (cell ? null : (goal.closest("table") ?? goal.closest("dl") ?? (goal.matches("ul,ol") ? goal : null)));
      if (whole) whole.before(made); // a line cannot stand inside it
      else if (!goal.firstElementChild && !goal.matches("td,th,li,dd,dt")) goal.after(made); // its text may be written anew, as a clock's
      else (inRow(goal) ? goal.firstElementChild : goal).prepend(made);
    }
    else if (place.matches("details,table")) place.before(made);
    else (place.matches("span,strong") ? (place.closest("p,h3,h4") ?? place) : place).after(made);
  }

  function put(made, goal) {
    const dialog = root.querySelector("dialog[open]"); // what lies behind it is not seen
    const pressedNow = control();
    const near = pressedNow ?? goal ?? press?.around.find((node) => isSeen(node) && root.contains(node));
    if (!near || (dialog && !dialog.contains(near))) (dialog ?? el).append(made);
    else if (near === pressedNow) beside(near, made);
    else at(near, made);
  }

  function tell(text, goal = null) {
    trouble.textContent = text ?? "";
    trouble.hidden = !text;
    if (!text) return;
    trouble.dataset.liveLine = "";
    put(trouble, goal);
  }

  function announce(text) {
    say.textContent = "";
    page().defaultView.requestAnimationFrame(() => (say.textContent = text));
  }

  function said(text, goal) {
    clearTimeout(going);
    answer.remove();
    if (!text) return;
    announce(text);
    answer.textContent = text;
    answer.dataset.liveLine = "";
    put(answer, goal);
    going = setTimeout(() => {
      answer.dataset.liveLine = "gone";
      say.textContent = "";
    }, STAYS);
  }

  // --- into view ---------------------------------------------------------------
  const blockOf = (node) => {
    const block = node.closest("section,article,li,form,fieldset,details,tr,[data-key]");
    return block && block !== root && root.contains(block) ? block : node;
  };

  /** Keep the browser from scrolling by itself when something above grows: here we do it, for the pressed control. */
  function hold() {
    const held = scrollersOf(root);
    for (const { style } of held) style.overflowAnchor = "none";
    const frame = (then) => page().defaultView.requestAnimationFrame(then);
    frame(() => frame(() => held.forEach(({ style }) => (style.overflowAnchor = ""))));
  }

  /** What to scroll so that something is seen, and a line that stands with it: pairs of a scroller and a distance. */
  function way(head, withIt = head) {
    const block = blockOf(head);
    const moves = [];
    let moved = 0;
    for (const scroller of scrollersOf(head)) {
      const [h, b] = [[head], [block, withIt]].map((nodes) => {
        const boxes = nodes.map((node) => node.getBoundingClientRect());
        const [top, bottom] = [Math.min(...boxes.map((box) => box.top)), Math.max(...boxes.map((box) => box.bottom))];
        return { top: top - moved, bottom: bottom - moved, height: bottom - top };
      });
      const { scrollTop, scrollHeight, clientHeight } = scroller;
      const wish = least(windowOf(scroller, head), h, b);
      const by = Math.max(-scrollTop, Math.min(scrollHeight - clientHeight - scrollTop, wish));
      if (Math.abs(by) < 1) continue;
      moves.push([scroller, by]);
      moved += by;
    }
    return moves;
  }
  const length = (moves) => moves.reduce((sum, [, by]) => sum + Math.abs(by), 0);

  /** The part that the least scrolling would show; the first one that is seen already. */
  function nearestOf(parts) {
    let [nearest, far] = [undefined, Infinity];
    for (const part of parts) {
      const distance = length(way(part));
      if (distance < far) [nearest, far] = [part, distance];
      if (!far) break;
    }
    return nearest;
  }

  function bring(head) {
    const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
    let moves = way(head);
    const { top, bottom } = answer.getBoundingClientRect();
    const shift = moves.reduce((sum, [, by]) => sum + by, 0);
    const { innerHeight } = page().defaultView;
    if (answer.isConnected && (top - shift < 0 || bottom - shift > innerHeight)) {
      at(head, answer); // the pressed control leaves the window: the line goes along with what is seen
      moves = answer.getBoundingClientRect().top < head.getBoundingClientRect().top ? way(answer) : way(head, answer);
    }
    for (const [scroller, top] of moves) scroller.scrollBy({ top, behavior });
  }

  /** What is different since `before`, as far as it can be seen. */
  function differences(records) {
    const found = new Set();
    for (const { type, target, addedNodes } of records) {
      const added = [...addedNodes].filter((node) => node.nodeType === Node.ELEMENT_NODE);
      if (type === "childList" && added.length) added.forEach((node) => found.add(node));
      else found.add(target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement);
    }
    const parts = [...found].filter((node) => node !== root && root.contains(node) && isSeen(node));
    return parts.filter((node) => !node.closest("[data-key=foot],[data-live-line]"));
  }

  /** Take the line away where others have changed what it stands in: it may no longer be so. */
  function outdate(parts) {
    const block = answer.isConnected && blockOf(answer);
    if (block && parts.some((part) => block.contains(part) || part.contains(block))) answer.dataset.liveLine = "gone";
  }

  /** Where the keyboard is to go: of several places, as a wide and a narrow page have them, the first that can be seen. */
  function placeAt(selector) {
    const found = selector.split(", ").flatMap((one) => [...root.querySelectorAll(one)]);
    const folded = (node) => node.closest("details:not([open])") && isSeen(node.closest("details:not([open])"));
    return found.find(isSeen) ?? found.find(folded) ?? found[0] ?? null;
  }

  // --- the keyboard --------------------------------------------------------------
  function focusOn(goal) {
    for (let shut = goal.closest("details:not([open])"); shut; shut = shut.parentElement.closest("details:not([open])")) {
      if (!goal.closest("summary") || goal.closest("details") !== shut) shut.open = true;
    }
    if (!goal.matches(TAKES_KEYS)) goal.tabIndex = -1;
    goal.focus({ preventScroll: true });
  }

  function keepFocus(parts) {
    const { activeElement: here, body } = page();
    if (here !== body && (!root.contains(here) || isSeen(here))) return;
    const left = press?.around.find((node) => isSeen(node) && root.contains(node));
    const same = control();
    focusOn((same?.matches(TAKES_KEYS) ? same : null) ?? parts[0] ?? same ?? left ?? root.querySelector("[data-home]") ?? root);
  }

  // --- the mistakes of a form ------------------------------------------------------
  function fieldsNamed(name) {
    const form = press?.form;
    return form?.isConnected ? [...form.elements].filter((field) => field.name === name) : [];
  }

  function unmark(field) {
    for (const owner of [field, field.closest("fieldset")]) {
      if (!owner?.dataset.liveWrong) continue;
      page().getElementById(owner.dataset.liveWrong)?.remove();
      owner.removeAttribute("aria-describedby");
      delete owner.dataset.liveWrong;
    }
    for (const alike of fieldsNamed(field.name)) alike.removeAttribute("aria-invalid");
  }

  /** Say at each field what is wrong; give the first of them, as the form reads. */
  function mark() {
    const first = [];
    for (const [name, why] of Object.entries(wrong)) {
      const fields = fieldsNamed(name);
      if (!fields.length) continue;
      first.push(fields.find((field) => field.checked) ?? fields[0]);
      for (const field of fields) field.setAttribute("aria-invalid", "true");
      const owner = (isChoice(fields[0]) && fields[0].closest("fieldset")) || fields[0];
      const id = `${press.form.closest("[id]")?.id ?? "rls"}-wrong-${press.form.dataset.do ?? ""}-${name}`;
      const words = page().getElementById(id) ?? line(page(), "wrong");
      Object.assign(words, { id, textContent: why });
      owner.setAttribute("aria-describedby", id);
      owner.dataset.liveWrong = id;
      if (words.isConnected) continue;
      if (owner.closest("label")) words.setAttribute("aria-hidden", "true"); // described by it, not called so
      if (owner.matches("fieldset")) owner.querySelector("legend").after(words);
      else owner.before(words);
    }
    const order = (a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
    return first.sort(order)[0] ?? null;
  }

  root.addEventListener("input", ({ target }) => {
    if (!target.name || !(target.name in wrong)) return;
    unmark(target);
    delete wrong[target.name];
  });

  return {
    pressed,
    tell,
    announce,
    /** Call this before the page changes. */
    before(answers) {
      if (answers) hold();
      was = control()?.getBoundingClientRect().top ?? null;
      observer.observe(root, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: SHOWS });
    },
    /** Call this when the page has changed; `answers` where it did so because of the last press. */
    after(view, answers, had) {
      const records = observer.takeRecords();
      observer.disconnect();
      if (!answers) {
        mark();
        outdate(differences(records));
        if (view.trouble || loose) tell(view.trouble);
        loose = Boolean(view.trouble);
        if (loose) el.append(trouble); // no press is to blame
        if (had) keepFocus([]);
        return;
      }
      loose = false;
      const parts = differences(records);
      for (const field of root.querySelectorAll("[aria-invalid]")) unmark(field);
      wrong = { ...view.fields };
      const names = new Set([...(press?.form?.elements ?? [])].map((field) => field.name).filter(Boolean));
      if (view.trouble && !Object.keys(wrong).length && names.size === 1) wrong = { [[...names][0]]: view.trouble };
      const named = view.focus ? placeAt(view.focus) : null;
      const goal = mark() ?? (view.trouble ? null : named);
      if (goal) focusOn(goal);
      const target = goal ?? (view.trouble ? null : nearestOf(parts));
      tell(view.trouble, target);
      said(view.say, target);
      if (!goal) keepFocus(target ? [target] : parts);
      const now = control();
      if (now && was !== null) {
        const by = now.getBoundingClientRect().top - was; // what came above it must not push it away
        if (Math.abs(by) >= 1) scrollersOf(now)[0].scrollBy({ top: by, behavior: "instant" });
      }
      if (target) bring(target);
      else if (view.trouble || view.say) bring(view.trouble ? trouble : answer);
    },
    stop() {
      clearTimeout(going);
    },
  };
}
