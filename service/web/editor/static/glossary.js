// The editor's glossary: lines of the form, kept in this browser, added to from a selection, CSV in
// and out. A term that is added is in force at once: the result is made anew, its corrections stay.
import { _, ngettext, one } from "./words.js";
import { decoded, rowsOf, textOf } from "./csv.js";
import { saveAs } from "./result.js";
import { browser } from "./storage.js";
import { translateAnew } from "./work.js";

const MOST = 500; // terms that the service takes
const LONGEST = 100; // characters of a term
const HEADING = ["source", "target"]; // as in the operator's file
const FRENCH = /^(?:source|fran[cç]ais|french|fr)$/i; // at the head of a column
const ENGLISH = /^(?:target|anglais|english|en)$/i;
const field = one("#glossary");
const dialog = one("#term");

let selected = ""; // the French that was selected last

export function setUpGlossary() {
  const kept = browser.read("glossary");
  if (kept && !field.value.trim()) field.value = kept;
  field.addEventListener("input", changed);
  addEventListener("storage", () => put(browser.read("glossary") ?? "")); // from another tab
  document.addEventListener("selectionchange", offer);
  addEventListener("scroll", () => (one("#add-term").hidden = true), { passive: true });
  addEventListener("click", (event) => event.target.closest("[data-term]") && ask());
  addEventListener("pointerdown", (event) => {
    if (event.target.closest("[data-term]")) event.preventDefault(); // the selection stays
  });
  dialog.addEventListener("close", add);
  one("#terms-file").addEventListener("change", open);
  one("#terms-save").addEventListener("click", save);
  tell();
}

// --- The lines -----------------------------------------------------------------------------------

const linesOf = (text) => text.split(/\r?\n/).filter((line) => line.trim());

/** The terms, French and English; of a line without a sign between them, one alone. */
const terms = () => linesOf(field.value).map((line) => split(line));

function split(line) {
  const at = line.search(/[=\t]/);
  const parts = at < 0 ? [line] : [line.slice(0, at), line.slice(at + 1)];
  return parts.map((part) => part.trim());
}

function put(text) {
  if (field.value === text) return;
  field.value = text;
  tell();
}

/** Put terms in place of the lines with the same French, the others at the end. */
function merge(added) {
  const found = new Map([...terms(), ...added].map(([french, english]) => [french, english]));
  put([...found].map((pair) => pair.filter((part) => part !== undefined).join(" = ")).join("\n"));
  changed();
}

function changed() {
  browser.write("glossary", field.value.trim() ? field.value : null);
  tell();
}

/** Say how many terms there are, and refuse what the service would: the line is named. */
function tell() {
  const found = terms();
  const wrong = found.findIndex((pair) => pair.length < 2 || !pair.every(fits));
  const many = found.length > MOST && _("At most {0} terms are taken.", MOST);
  const line = wrong >= 0 && _("Term {0} is not: French = English, {1} characters each at most.", wrong + 1, LONGEST);
  field.setCustomValidity(many || line || "");
  one("#terms").textContent = found.length ? ngettext("{0} term", "{0} terms", found.length) : "";
}

const fits = (part) => part && [...part].length <= LONGEST;

// --- From a selection ----------------------------------------------------------------------------

/** Offer to add what is selected in the French: a few words of a line. */
function offer() {
  const selection = getSelection();
  const within = selection.anchorNode?.parentElement?.closest(".source");
  const words = selection.toString().trim();
  const french = within && words && !/[\n=\t]/.test(words) && words.length <= LONGEST;
  const button = one("#add-term");
  button.hidden = !french;
  selected = french ? words : "";
  if (!french) return;
  const { left, bottom } = selection.getRangeAt(0).getBoundingClientRect();
  button.style.left = `${Math.min(left, innerWidth - button.offsetWidth - 8)}px`;
  button.style.top = `${Math.min(bottom + 6, innerHeight - button.offsetHeight - 8)}px`;
}

/** Ask for the English of what is selected, on the page or in the article's field. */
function ask() {
  const { selectionStart, selectionEnd, value } = one("#text");
  const typed = value.slice(selectionStart, selectionEnd).trim();
  const french = selected || (/[\n=\t]/.test(typed) ? "" : typed);
  const known = terms().find((pair) => pair[0] === french);
  one("#term-french").value = french.slice(0, LONGEST);
  one("#term-english").value = known?.[1] ?? "";
  one("#add-term").hidden = true;
  dialog.returnValue = "";
  dialog.showModal();
  if (french) one("#term-english").focus();
}

function add() {
  if (dialog.returnValue !== "add") return;
  const [french, english] = ["french", "english"].map((name) => one(`#term-${name}`).value.trim());
  if (!french || !english) return;
  merge([[french, english]]);
  translateAnew(_("Translating anew with “{0}”…", english));
}

// --- CSV -----------------------------------------------------------------------------------------

async function open() {
  const file = one("#terms-file").files[0];
  if (!file) return;
  const rows = rowsOf(decoded(await file.arrayBuffer()));
  one("#terms-file").value = ""; // the same file may be opened again
  const pairs = rows?.slice(isHeading(rows[0] ?? []) ? 1 : 0) ?? [];
  const good = pairs.length && pairs.every((row) => row.length === 2 && row.every(fits) && !row[0].includes("="));
  const read = ngettext("{0} term was read.", "{0} terms were read.", pairs.length);
  one("#terms-told").textContent = good ? read : _("The file needs two columns: French, English.");
  if (good) merge(pairs);
}

const isHeading = ([french, english]) => FRENCH.test(french) && ENGLISH.test(english);

function save() {
  const text = textOf([HEADING, ...terms().filter((pair) => pair.length === 2)]);
  saveAs(new Blob(["\ufeff", text], { type: "text/csv" }), "glossary.csv");
}
