// The form: how long the article is, in which language, files, and a first line set apart.
import { _, all, ngettext, one, tongue } from "./words.js";

const LEAST = 20; // characters below which no language is asked for
const LOOKED_AT = 5000; // characters of the beginning that are enough to tell
const PAUSE = 400; // ms without a key before it is asked for
const LONGEST = { title: 160, standfirst: 400 }; // characters of a line that may be one
const NAMED = 90; // characters of an article that name it
const STOPPED = /[.!…:;][\s)\]»”›"]*$/;

const article = one("#text");
let asking = new AbortController();
let pause = 0;

export function setUpForm() {
  const file = one("#ask-file");
  article.addEventListener("input", typed);
  one("#ask").addEventListener("input", ({ target }) => {
    if (HEADS_AND_TEXT.includes(target.name)) withdraw();
  });
  one("#ask").addEventListener("submit", withdraw);
  one("#ask").addEventListener("invalid", ({ target }) => unfold(target), true); // it does not bubble
  one("#ask").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    one("#ask").requestSubmit(one("#go"));
  });
  addEventListener("pageshow", () => {
    idle();
    typed();
  });
  addEventListener("work", count);
  file.addEventListener("change", openFile);
  one("#put-back").addEventListener("click", putBack);
  for (const name of ["dragover", "dragleave", "drop"]) {
    addEventListener(name, (event) => {
      if (!event.dataTransfer.types.includes("Files") || overField(event)) return; // the browser's
      event.preventDefault(); // nor is the page left where a file misses the field
      article.classList.toggle("awaits", name === "dragover");
    });
  }
  addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length || overField(event)) return;
    file.files = event.dataTransfer.files;
    openFile();
  });
  for (const button of all("[data-apart]")) {
    button.addEventListener("click", () => setApart(one(`#${button.dataset.apart}`)));
    one(`#${button.dataset.apart}`).addEventListener("input", offerApart);
  }
}

/** Whether files are above a field for files, which takes them itself. */
const overField = ({ target }) => target.matches("[type=file]");

/** Fold the fields into one line, which names the article. */
export function fold() {
  const line = (one("#title").value || article.value).trim().split("\n")[0];
  one("#asked-words").textContent = line.length > NAMED ? `${line.slice(0, NAMED)}…` : line;
  one("#asked").open = false;
}

/** Open every box around a field: folded away, it could neither be seen nor say what is wrong. */
function unfold(field) {
  for (let box = field.closest("details"); box; box = box.parentElement.closest("details")) {
    box.open = true;
  }
}

export const busy = () => (one("#go").textContent = _("Translating…"));
export const idle = () => (one("#go").textContent = _("Translate"));

function typed() {
  count();
  offerApart();
  clearTimeout(pause);
  pause = setTimeout(detect, PAUSE);
}

// --- Length and language -------------------------------------------------------------------------

/** The length that the server will count: code points, each line end posted as two. */
function postedLength(text) {
  return [...text.replace(/\r?\n/g, "\r\n")].length;
}

function count() {
  const found = article.value.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu) ?? [];
  const characters = postedLength(article.value);
  const over = characters - Number(article.dataset.limit);
  const length = [
    ngettext("{0} word", "{0} words", found.length),
    ngettext("{0} character", "{0} characters", characters),
  ].join(", ");
  const told = over > 0 ? _("{0}: {1} too many", length, over.toLocaleString(tongue)) : length;
  one("#count").textContent = article.value ? told : "";
  one("#count").classList.toggle("over", over > 0);
  one("#sample").hidden = article.value.trim() !== "";
  one("#new").hidden = !fieldsOf(document).some((words) => words.trim()) && !one("#result");
}

async function detect() {
  const text = article.value.slice(0, LOOKED_AT).replace(/[\ud800-\udbff]$/, ""); // no half of a pair
  asking.abort();
  asking = new AbortController();
  if (text.trim().length < LEAST) return tellLanguage("");
  try {
    const answer = await fetch(article.dataset.detect, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ text }),
      signal: asking.signal,
    });
    tellLanguage(answer.ok ? (await answer.json())[0].language : "");
  } catch {
    // A newer question, or the page is being left: the language is told then, or not at all.
  }
}

function tellLanguage(code) {
  one("#language").textContent = code && languageWords(code);
}

function languageWords(code) {
  if (code === "undetermined") return _("Language: not sure");
  const name = new Intl.DisplayNames(tongue, { type: "language" }).of(code);
  const read = ["fr", "en"].includes(code);
  return read ? _("Language: {0}", name) : _("Language: {0}. Only French is read", name);
}

// --- Files: the page stays, and so does the text that one takes the place of ----------------------

let opening = new AbortController();
let replaced = null; // { values, work }: what stood in the form before, and the result with it
let filled = null; // what was put there last

/** What the form holds, but for what is the page's own. */
export function formFields() {
  const fields = Object.fromEntries(new FormData(one("#ask")));
  delete fields.csrf_token;
  delete fields.glossary; // it is of the browser, not of this tab
  return fields;
}

/** Fill the form with what it held; a field that it has no more is passed over. */
export function fillForm(fields) {
  const { elements } = one("#ask");
  for (const [name, value] of Object.entries(fields)) {
    if (elements[name]) elements[name].value = value;
  }
  one(".heads").open = Boolean(fields.title || fields.standfirst);
  typed();
}

export const HEADS_AND_TEXT = ["title", "standfirst", "text"];
const fieldsOf = (page) => HEADS_AND_TEXT.map((name) => one(`#${name}`, page).value);

async function openFile() {
  const form = one("#open");
  const sent = new FormData(form);
  const files = [...one("#ask-file").files];
  if (!files.length) return;
  form.reset(); // the same file may be opened again
  if (files.length > 1) return dispatchEvent(new CustomEvent("files", { detail: files }));
  opening.abort();
  const { signal } = (opening = new AbortController());
  tellOpened(_("Opening the file…"));
  try {
    const answer = await fetch(form.action, { method: "POST", body: sent, signal });
    const page = await pageOf(answer);
    if (signal.aborted) return;
    if (answer.ok && page) take(page);
    else refuse(page, answer.status);
  } catch {
    if (signal.aborted) return;
    tellOpened("");
    tellWrong(LOST);
  }
}

/** Put a file's text in place of the editor's, which is kept until it is put back. */
function take(page) {
  if (String(fieldsOf(document)) !== filled) setAside(null); // else a file gives way to another
  accept();
  tellEncoding(page);
  fill(fieldsOf(page));
  if (replaced) offer(_("The file stands in place of your text."));
  else tellOpened(_("The file is open."));
}

/** Keep what the form holds, and a result with it, to be put back; tell whether there was any. */
export function setAside(work) {
  const values = fieldsOf(document);
  if (!work && !values.some((words) => words.trim())) return false;
  replaced = { values, work };
  return true;
}

/** Say what took the place of the editor's text, and offer to put that back. */
export function offer(words) {
  tellOpened(words);
  one("#put-back").hidden = !replaced;
}

/** Take the offer back once there is new work on the page, which would be lost by it. */
function withdraw() {
  if (replaced) tellOpened("");
  replaced = null;
}

/** Say how the bytes of a file were read as letters, and offer to read them otherwise. */
function tellEncoding(page) {
  one("#read-as").replaceWith(one("#read-as", page));
  one("#whole")?.removeAttribute("hidden");
  one("#whole")?.addEventListener("click", ({ target }) => {
    fill([...fieldsOf(document).slice(0, 2), target.dataset.whole]);
  });
}

function putBack() {
  const { values, work } = replaced;
  replaced = null;
  fill(values);
  filled = null; // it is the editor's own
  tellOpened(_("Your text is back."));
  article.focus();
  if (work) dispatchEvent(new CustomEvent("putback", { detail: work }));
}

/** Empty the fields for another article; what they held can be put back, with the result. */
export function beginAnew(work) {
  setAside(work);
  fill(["", "", ""]);
  one("#ask [name=source]").value = "auto"; // it was that article's
  accept();
  offer(_("The page is empty."));
  article.focus();
}

function fill(values) {
  HEADS_AND_TEXT.forEach((name, index) => (one(`#${name}`).value = values[index]));
  one(".heads").open = Boolean(values[0] || values[1]);
  one("#asked").open = true;
  filled = String(fieldsOf(document));
  typed();
  article.dispatchEvent(new Event("change", { bubbles: true }));
}

/** What is said of a file, and what can be put back: it is of one article, as that waits its turn. */
export function offerOnPage() {
  opening.abort();
  const words = replaced ? one("#opened").textContent : "";
  return { replaced, filled, words, encoding: one("#read-as") };
}

/** Put back on the page what was said of its article; without any, nothing is said of it. */
export function putOffer(held) {
  const silent = one("#read-as").cloneNode(true);
  silent.hidden = true;
  one("#read-as").replaceWith(held?.encoding ?? silent);
  ({ replaced, filled } = held ?? { replaced: null, filled: null });
  accept();
  offer(held?.words ?? "");
}

function tellOpened(words) {
  if (words) one("#asked").open = true; // where it is said
  one("#opened").textContent = words;
  one("#put-back").hidden = true;
}

// --- Refusals, shown above the form as on a page of their own ------------------------------------

export const LOST = _("The connection was lost: try again.");

/** Read an answer as a page of ours, null where a proxy gave its own; the form is good for longer. */
export async function pageOf(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = one("#ask [name=csrf_token]", page)?.value;
  if (!token) return null;
  for (const old of all("[name=csrf_token]")) old.value = token;
  return page;
}

/** Show a refusal: its sentence, and the field at fault. */
export function refuse(page, status) {
  tellOpened("");
  const words = page && one("#error", page)?.textContent;
  if (words) tellEncoding(page);
  tellWrong(words || _("The service gave no proper answer ({0}): try again.", status));
  if (!words) return;
  const { lang } = one("#error", page);
  if (lang) one("#error").lang = lang;
  const invalid = one("#ask [aria-invalid]", page);
  const fault = invalid && one(`#ask [name=${invalid.name}]`);
  if (!fault) return;
  fault.setAttribute("aria-invalid", "true");
  unfold(fault);
  if ([document.body, one("#go")].includes(document.activeElement)) fault.focus();
}

/** Say above the form what went wrong, in place of what was said before. */
function tellWrong(words) {
  accept();
  one("#asked").open = true;
  const said = document.createElement("p");
  Object.assign(said, { className: "error", id: "error", role: "alert", textContent: words });
  one("#ask").prepend(said);
  said.scrollIntoView({ block: "center" });
}

/** Take away what an earlier refusal said: it is answered. */
export function accept() {
  one("#error")?.remove();
  for (const field of all("#ask [aria-invalid]")) field.removeAttribute("aria-invalid");
}

// --- Title and standfirst: nothing is set apart unasked ------------------------------------------

/** The first line of the article, and what stands below it. */
function firstLine() {
  const [, line, rest] = /^\s*([^\n]*)\n?([^]*)$/.exec(article.value);
  return { line: line.trim(), rest: rest.replace(/^\s+/, "") };
}

/** Offer to set the first line apart where it may be what is still missing. */
function offerApart() {
  const { line, rest } = firstLine();
  const missing = one("#title").value ? (one("#standfirst").value ? "" : "standfirst") : "title";
  const fits = line && rest && line.length <= LONGEST[missing];
  const offered = fits && (missing === "standfirst" || !STOPPED.test(line)) ? missing : "";
  for (const button of all("[data-apart]")) button.hidden = button.dataset.apart !== offered;
  one("#apart").hidden = !offered;
}

function setApart(field) {
  const { line, rest } = firstLine();
  one(".heads").open = true;
  field.value = line;
  article.value = rest;
  article.setSelectionRange(0, 0);
  article.scrollTop = 0;
  field.focus();
  typed();
}
