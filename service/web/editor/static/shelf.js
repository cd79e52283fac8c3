// "My last ten": articles with their results, kept in this browser where the reader wants that.
import { _, one, tongue } from "./words.js";
import { putOnPage, workOnPage } from "./desk.js";
import { offer, setAside } from "./form.js";
import { browser } from "./storage.js";
import { fieldsOfArticle, resultAside } from "./work.js";

const MOST = 10;
const PAUSE = 600; // ms without a change before it is kept
const SHOWN = 60; // characters of an article's first line

let pause = 0;

export function setUpShelf() {
  const wanted = one("#shelve");
  wanted.checked = Boolean(browser.read("shelve"));
  one("#shelf").hidden = false;
  wanted.addEventListener("change", () => {
    browser.write("shelve", wanted.checked || null);
    if (wanted.checked) shelve();
  });
  one("#forget").addEventListener("click", () => done((articles) => articles.clear()));
  for (const name of ["work", "corrected"]) addEventListener(name, soon);
  list();
}

function soon() {
  clearTimeout(pause);
  if (one("#shelve").checked) pause = setTimeout(shelve, PAUSE);
}

// --- The database: one store, an article with its result a row -----------------------------------

const answer = (asked) =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

async function articles(mode) {
  const asked = indexedDB.open("verbatim", 1);
  asked.onupgradeneeded = () =>
    asked.result.createObjectStore("articles", { keyPath: "id", autoIncrement: true });
  const base = await answer(asked);
  return base.transaction("articles", mode).objectStore("articles");
}

/** Keep the work on the page as the latest of the ten; that of the same article gives way. */
function shelve() {
  const work = workOnPage();
  if (!work.result) return;
  return done(async (store) => {
    const rows = await answer(store.getAll());
    const same = rows.filter((row) => row.result.article === work.result.article);
    const others = rows.filter((row) => !same.includes(row));
    for (const row of [...same, ...others.slice(0, Math.max(0, others.length - MOST + 1))]) {
      store.delete(row.id);
    }
    const fields = { ...work.fields, ...fieldsOfArticle(work.result.article) }; // not the form's
    store.add({ ...work, fields, when: new Date() });
  });
}

/** Change the store, and show what it then holds. */
async function done(change) {
  try {
    await change(await articles("readwrite"));
  } catch {
    one("#shelved").replaceChildren();
    one("#shelf-told").textContent = _("This browser keeps nothing for this page.");
    return;
  }
  await list();
}

// --- What is seen of it --------------------------------------------------------------------------

async function list() {
  const rows = await articles("readonly")
    .then((store) => answer(store.getAll()))
    .catch(() => []);
  one("#shelved").replaceChildren(...rows.reverse().map(entryOf));
  one("#forget").hidden = rows.length === 0;
  one("#shelf-told").textContent = "";
}

function entryOf(row) {
  const entry = document.createElement("li");
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "link" });
  button.append(nameOf(row.fields));
  button.addEventListener("click", () => open(row));
  const when = document.createElement("time");
  when.dateTime = row.when.toISOString();
  when.textContent = row.when.toLocaleString(tongue, { dateStyle: "medium", timeStyle: "short" });
  entry.append(button, " ", when);
  return entry;
}

/** Put a kept article on the page; what it takes the place of can be put back. */
function open(row) {
  const replaces = setAside(resultAside());
  putOnPage(row);
  if (replaces) offer(_("The kept article stands in place of your text."));
  one("#shelf").open = false;
  (replaces ? one("#put-back") : one("#result")).scrollIntoView();
  one("#result").focus({ preventScroll: true });
}

function nameOf({ title, text }) {
  const words = document.createElement("span");
  words.lang = "fr";
  const line = title || text.trim().split("\n")[0];
  words.textContent = line.length > SHOWN ? `${line.slice(0, SHOWN).trimEnd()}…` : line;
  return words;
}
