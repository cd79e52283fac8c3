// Corrections are checked too: what a hand changed of the numbers and names that the French has.
import { _, all, bare, one } from "./words.js";

const NUMBER = /\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?/g;
const NAME = /(?<=[\p{L}\p{N},;:’'] )\p{Lu}[\p{L}-]{2,}/gu; // inside a sentence

/** A number without what parts its thousands, its decimals behind a point, whichever language. */
function value(number, decimal) {
  const [whole, decimals = ""] = number.split(decimal);
  return decimals ? `${whole.replace(/\D/g, "")}.${decimals}` : whole.replace(/\D/g, "");
}

const numbers = (text, decimal) => (text.match(NUMBER) ?? []).map((found) => value(found, decimal));

/** What is in a list and not, or less often, in the other. */
function without(list, other) {
  const left = [...other];
  return list.filter((item) => {
    const at = left.indexOf(item);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** The numbers and names that a correction lost or put in: { numbers, names }, as they are written.
 *
 * One that the French has not may go, and one that it has may come: that is what corrections are for.
 */
export function changes(french, machine, corrected) {
  const [asked, said, now] = [numbers(french, ","), numbers(machine, "."), numbers(corrected, ".")];
  const lost = without(said, now).filter((number) => asked.includes(number));
  const put = without(now, said).filter((number) => !asked.includes(number));
  const names = [...new Set(machine.match(NAME) ?? [])];
  return {
    numbers: [...lost, ...put],
    names: names.filter((name) => french.includes(name) && !corrected.includes(name)),
  };
}

const dismissed = new Set(); // what an editor has put aside: the words of a note, and its sentence

/** Note beside each corrected sentence what a hand changed there; `machine`: element -> its words. */
export function noteChanges(result, machine) {
  for (const note of all(".note.own", result)) note.remove();
  const corrected = all(".target .corrected", result);
  for (const segment of new Set(corrected.map((piece) => piece.closest("[data-segment]").dataset.segment))) {
    const pieces = all(`.target [data-segment="${segment}"] .words`, result);
    const said = pieces.map((piece) => machine.get(piece) ?? piece.textContent).join(" ");
    const now = pieces.map((piece) => piece.textContent).join(" ");
    const french = all(`.source [data-segment="${segment}"]`, result).map(bare).join(" ");
    const found = changes(french, said, now);
    const words = [
      found.numbers.length && _("Your correction changed a number: {0}.", found.numbers.join(", ")),
      found.names.length && _("Your correction changed a name: {0}.", found.names.join(", ")),
    ].filter(Boolean);
    for (const message of words) put(result, segment, message);
  }
}

function put(result, segment, message) {
  const key = `${segment} ${message}`;
  if (dismissed.has(key)) return;
  const note = document.createElement("p");
  const button = document.createElement("button");
  note.className = "note own";
  note.dataset.segment = segment;
  note.lang = document.documentElement.lang;
  note.setAttribute("role", "status");
  Object.assign(button, { type: "button", className: "quiet", textContent: _("Dismiss") });
  button.addEventListener("click", () => {
    dismissed.add(key);
    note.remove();
    one(`.target [data-segment="${segment}"]`, result).focus();
  });
  note.append(`${message} `, button);
  notesOf(result, segment).append(note);
}

/** The place beside a sentence's paragraph where notes stand. */
function notesOf(result, segment) {
  const row = one(`.target [data-segment="${segment}"]`, result).closest(".row");
  const found = one(".notes", row);
  if (found) return found;
  const made = document.createElement("div");
  made.className = "notes";
  row.append(made);
  return made;
}
