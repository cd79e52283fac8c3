// The form: how long the article is, in which language, files, and a first line set apart.
import { _, all, ngettext, one, tongue } from "./words.js";

const LEAST = 20; // characters below which no language is asked for
const LOOKED_AT = 5000; // characters of the beginning that are enough to tell
const PAUSE = 400; // ms without a key before it is asked for
const LONGEST = { title: 160, standfirst: 400 }; // characters of a line that may be one
const STOPPED = /[.!…:;][\s)\]»”›"]*$/;

const article = one("#text");
let asking = new AbortController();
let pause = 0;

export function setUpForm() {
  const file = one("[type=file]");
  article.addEventListener("input", typed);
  addEventListener("pageshow", () => {
    idle();
    typed();
  });
  file.addEventListener("change", () => file.files.length && one("#open").submit());
  for (const name of ["dragover", "dragleave", "drop"]) {
    addEventListener(name, (event) => {
      if (!event.dataTransfer.types.includes("Files")) return; // text: the browser knows what to do
      event.preventDefault(); // nor is the page left where a file misses the field
      article.classList.toggle("awaits", name === "dragover");
    });
  }
  addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    file.files = event.dataTransfer.files;
    one("#open").submit();
  });
  for (const button of all("[data-apart]")) {
    button.addEventListener("click", () => setApart(one(`#${button.dataset.apart}`)));
    one(`#${button.dataset.apart}`).addEventListener("input", offerApart);
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
