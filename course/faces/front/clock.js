// The clock of a debate. It runs here, so that it is exact while the notebook is busy. Python says where it
// stands (data-clock); a press changes it at once, and takes along what the clock showed at that moment.
//
// What time it is in this browser does not matter: it may be an hour off, or be set while the debate runs. The
// clock counts what the browser itself has measured since the message came. That clock stands still while the
// machine sleeps, and a page that is opened again finds an old message; then Python is asked once more.
import { inFigures } from "./figures.js";

const STEP = 100; // milliseconds between looks at the time
const ASTRAY = 1500; // milliseconds between the two clocks of a browser that tell of a sleep, or of a clock set anew
const HOLD = 1; // seconds in which a press of our own counts, whatever was on its way before it
const ASK = 5; // seconds until Python is asked again
const TONE = 0.18; // seconds of one ring

let sound = true; // for all clocks of this page
let audio = null;

// A browser lets a page sound only after a press, so every press makes sure of it.
function wake() {
  try {
    audio ??= new AudioContext();
    if (audio.state === "suspended") audio.resume();
  } catch {
    audio = null; // no sound on this machine: text and colour say the same
  }
}

function ring(times) {
  if (!sound || !audio || audio.state !== "running") return;
  for (let n = 0; n < Math.min(times, 5); n += 1) {
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    const from = audio.currentTime + n * 2 * TONE;
    tone.frequency.value = 880;
    volume.gain.setValueAtTime(0.25, from);
    volume.gain.exponentialRampToValueAtTime(0.001, from + TONE);
    tone.connect(volume).connect(audio.destination);
    tone.start(from);
    tone.stop(from + TONE);
  }
}

function clockText(left) {
  const whole = left > 0 ? Math.ceil(left - 0.05) : Math.floor(-left + 0.05);
  const text = `${String(Math.floor(whole / 60)).padStart(2, "0")}:${String(whole % 60).padStart(2, "0")}`;
  return left > -0.95 ? text : `+${text}`;
}

export function mindClock(root, act, announce, again) {
  let state = null;
  let astray = 0; // how far the clock on the wall is from the one that only counts

  const now = () => performance.now() / 1000;
  const leftNow = () => (state.running ? state.left - (now() - state.anchor) : state.left);

  // A message that lay about for a while says more time than there is left, never less: the lesser one holds.
  function adopt(given) {
    const ours = state?.pressed && state.phase === given.phase && state.running === given.running && !given.set;
    const same = state?.key === given.key && state.running === given.running;
    // A press of our own is more exact than what a busy notebook says about it later.
    const left = ours ? leftNow() : same && given.running ? Math.min(leftNow(), given.left) : given.left;
    const rung = state && state.phase === given.phase && !given.set ? state.rung : new Set();
    const old = given.running && !state; // this page may have been made long ago
    state = { ...given, left, anchor: now(), pressed: false, moved: same && state.moved, rung, asked: null };
    for (const [n, bell] of given.bells.entries()) if (bell.at <= given.total - left - 1) state.rung.add(n);
    if (old) ask();
  }

  function ask() {
    state.asked = now();
    again();
  }

  // The two clocks of a browser go apart when the machine slept or when somebody set the time.
  function doubt() {
    const apart = Date.now() - performance.now();
    const jumped = Math.abs(apart - astray) > ASTRAY;
    astray = apart;
    if (!state.running) return;
    if (jumped || (state.asked !== null && now() - state.asked > ASK)) ask();
  }

  function press(what) {
    const left = leftNow();
    Object.assign(state, { left, anchor: now(), running: what === "start", pressed: true });
    return left;
  }

  function show() {
    const place = root.querySelector("[data-clock]");
    if (!place) {
      state = null;
      return;
    }
    const given = JSON.parse(place.dataset.clock);
    if (!state) astray = Date.now() - performance.now();
    const told = state && state.key === given.key && (state.at === given.at || (state.pressed && now() - state.anchor < HOLD));
    if (!told) adopt(given);
    doubt();
    const left = leftNow();
    const gone = state.total - left;
    const text = inFigures(clockText(state.up ? gone : left), place);
    const face = place.querySelector("[data-clock-face]");
    if (face.textContent !== text) face.textContent = text;
    const stage = state.up ? "calm" : left <= 0 ? "over" : left <= Math.min(30, state.total / 4) ? "near" : "calm";
    if (place.dataset.stage !== stage) place.dataset.stage = stage;
    const period = state.periods.filter((p) => p.starts <= gone + 0.05).at(-1);
    const words = left <= 0 && state.started !== false ? state.words.over : (period?.name ?? "");
    const line = place.querySelector("[data-clock-words]");
    const shown = [state.running ? state.words.running : state.words.stopped, words].filter(Boolean).join(" · ");
    if (line && line.textContent !== shown) line.textContent = shown;
    for (const button of place.querySelectorAll("[data-clock-do]")) {
      const hide = (button.dataset.clockDo === "start") === state.running;
      if (hide && document.activeElement === button) {
        const other = place.querySelector(`[data-clock-do="${state.running ? "pause" : "start"}"]`);
        other.hidden = false;
        other.focus();
      }
      if (button.hidden !== hide) button.hidden = hide;
    }
    const speaker = place.querySelector("[data-clock-sound]");
    if (speaker && speaker.getAttribute("aria-pressed") !== String(sound)) speaker.setAttribute("aria-pressed", String(sound));
    if ("clockQuiet" in place.dataset) return; // another view of this clock rings
    if (!state.running || state.asked !== null) return; // no bell and no next step by a time that may be wrong
    for (const [n, bell] of state.bells.entries()) {
      if (state.rung.has(n) || gone < bell.at) continue;
      state.rung.add(n);
      if (bell.rings) ring(bell.rings);
      if (bell.says) announce(bell.says);
      if (bell.pause) place.querySelector('[data-clock-do="pause"]')?.click();
    }
    if (left <= 0 && given.auto && !state.moved) {
      state.moved = true;
      const next = root.querySelector("[data-clock-next]");
      if (next) act(next);
    }
  }

  function onPress(event) {
    const button = event.target.closest?.("[data-clock-do],[data-clock-sound]");
    if (!button || !root.contains(button) || !state) return;
    wake();
    if (button.hasAttribute("data-clock-sound")) {
      sound = !sound;
      announce(sound ? state.words.loud : state.words.silent);
      if (sound) ring(1);
    } else {
      const known = state.asked === null;
      const left = press(button.dataset.clockDo);
      button.dataset.args = JSON.stringify(known ? { left: Math.round(left * 1000) / 1000 } : {});
    }
    setTimeout(show); // after the press has been sent
  }

  // A page that was out of sight may have been held up; what it shows when it is seen again must be right.
  function onSeen() {
    if (document.visibilityState === "visible" && state?.running) ask();
  }

  root.addEventListener("click", onPress, true);
  document.addEventListener("visibilitychange", onSeen);
  const timer = setInterval(show, STEP);
  return {
    show,
    stop() {
      clearInterval(timer);
      root.removeEventListener("click", onPress, true);
      document.removeEventListener("visibilitychange", onSeen);
    },
  };
}
