// Notes: from one to the next by a key, ticked when they were seen, with a count of those left.
import { _, all, ngettext, one } from "./words.js";

const KEYS = { n: 1, p: -1 }; // next, previous; only while the focus is in the result

const idOf = (note) => `${note.dataset.caveat} ${note.dataset.segment}`;

/** The notes that were ticked, to be ticked again where the result is shown again. */
export const seenNotes = (result) => all(".note:has(.seen:checked)", result).map(idOf);

export function setUpNotes(result, seen = []) {
  const notes = all(".note[data-caveat]", result);
  if (!notes.length) return;
  const left = document.createElement("p");
  left.setAttribute("role", "status");
  left.className = "hint";
  one(".caveats", result)?.append(left);
  const tell = () => {
    const open = notes.filter((note) => !one(".seen", note).checked).length;
    const words = ngettext("{0} note not seen yet.", "{0} notes not seen yet.", open);
    const keys = _("Key N leads to the next, P to the one before.");
    left.textContent = open ? `${words} ${keys}` : _("All notes seen.");
  };
  for (const note of notes) note.append(tickOf(note, seen.includes(idOf(note))));
  result.addEventListener("change", (event) => {
    if (!event.target.matches(".seen")) return;
    tell();
    result.dispatchEvent(new Event("corrected", { bubbles: true })); // it is kept with the rest
  });
  result.addEventListener("keydown", (event) => {
    const step = KEYS[event.key];
    if (!step || isTyping(event.target) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    lead(notes.at(placeOf(notes, event.target, step)));
  });
  tell();
}

function tickOf(note, checked) {
  const label = document.createElement("label");
  const tick = document.createElement("input");
  const words = _("seen");
  label.className = "tick";
  Object.assign(tick, { type: "checkbox", className: "seen", checked, autocomplete: "off" });
  label.append(tick, ` ${words}`);
  label.lang = document.documentElement.lang;
  return label;
}

const isTyping = (target) =>
  target.isContentEditable || target.matches("textarea, select, input:not([type=checkbox], [type=radio])");

/** The number of the note that a step from the focused element leads to; -1 is the last one. */
function placeOf(notes, from, step) {
  const here = notes.findIndex((note) => note.contains(from));
  if (here >= 0) return (here + step) % notes.length;
  const follows = (note) => from.compareDocumentPosition(note) & Node.DOCUMENT_POSITION_FOLLOWING;
  const next = notes.findIndex(follows);
  return step > 0 ? Math.max(next, 0) : (next < 0 ? notes.length : next) - 1;
}

function lead(note) {
  const flag = one(".flag", note);
  flag.tabIndex = 0;
  note.scrollIntoView({ block: "center" });
  flag.focus({ preventScroll: true });
}
