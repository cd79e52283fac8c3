// Notes: from one to the next by a key, ticked when they were seen, with a count of those left.
import { _, all, bare, ngettext, one } from "./words.js";

const KEYS = { n: 1, p: -1 }; // next, previous; only while the focus is in the result

const notesOf = (result) => all(".note[data-caveat]", result);

/** The notes that were ticked, to be ticked again where the article is shown again. */
export function seenNotes(result) {
  const names = namesOf(result);
  return notesOf(result).map((note, at) => one(".seen:checked", note) && names[at]).filter(Boolean);
}

/** A name for each note that its like has in another result: kind, French, which of several alike. */
function namesOf(result) {
  const met = new Map();
  return notesOf(result).map(({ dataset: { caveat, segment } }) => {
    const french = segment.split(" ").flatMap((id) => all(`.source [data-segment="${id}"]`, result));
    const name = [caveat, ...french.map(plain)].join(" ");
    met.set(name, (met.get(name) ?? 0) + 1);
    return `${name} ${met.get(name)}`;
  });
}

const plain = (sentence) => bare(sentence).replace(/\s+/g, " ").trim();

/** Whether two results are of one article, changed or not: they have half of the sentences at least. */
export function alike(result, other) {
  const [some, others] = [result, other].map((found) => all(".source .segment", found).map(plain));
  const known = new Set(others);
  return 2 * some.filter((sentence) => known.has(sentence)).length >= some.length;
}

export function setUpNotes(result, seen = []) {
  const [notes, names] = [notesOf(result), namesOf(result)];
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
  notes.forEach((note, at) => note.append(tickOf(seen.includes(names[at]))));
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

function tickOf(checked) {
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
