// Several articles at once: a tab for each, with its own result, and one summary over all of them.
import { _, all, bare, one } from "./words.js";
import { putOnPage, workOnPage } from "./desk.js";
import { offerOnPage, pageOf, putOffer } from "./form.js";
import { settings } from "./settings.js";
import { tab } from "./storage.js";
import { clearPage, working } from "./work.js";
import { summaryOf } from "./together.js";

const MOST = 20;
const OF_ARTICLE = ["title", "standfirst", "text", "source"]; // the other fields are of all articles
const EMPTY = { title: "", standfirst: "", text: "", source: "auto" };

let articles = [{ name: "", work: null }]; // the work of the one on the page is on the page
let active = 0;
const offers = new WeakMap(); // what can be put back in an article that waits, until a reload

export function setUpSeveral() {
  takeKept(tab.read("several"));
  one("#ask-file").multiple = true;
  one("#another").addEventListener("click", () => {
    if (articles.length >= MOST) return tell(_("At most {0} articles at once.", MOST));
    add("");
    one("#text").focus();
  });
  one("#source-name").addEventListener("input", rename);
  one("#take-out").addEventListener("click", takeOut);
  one("#together-go").addEventListener("click", summarise);
  one("#together").addEventListener("click", lead);
  addEventListener("files", (event) => open(event.detail));
  addEventListener("pagehide", keep);
  show();
}

function takeKept(kept) {
  if (!(kept?.articles.length > 1)) return;
  ({ articles, active } = kept);
  if (articles[active]) return;
  active = articles.push({ name: "", work: null }) - 1; // what is on the page has no tab: it gets one
}

function keep() {
  const several = articles.length > 1;
  if (tab.write("several", several ? { articles, active } : null)) return;
  const texts = articles.map(({ name, work }) => ({ name, work: work && { ...work, result: null } }));
  tab.write("several", { articles: texts, active }); // results are made again
}

// --- Tabs ----------------------------------------------------------------------------------------

const nameOf = (index) => articles[index].name.trim() || _("Article {0}", index + 1);

function show() {
  one("#several").hidden = articles.length < 2;
  one("#source-name").value = articles[active].name;
  one("#source-name").placeholder = nameOf(active);
  one("#tabs").replaceChildren(...articles.map((_article, index) => tabOf(index)));
}

const tell = (words) => (one("#together-told").textContent = words);

function tabOf(index) {
  const entry = document.createElement("li");
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: "quiet", textContent: nameOf(index) });
  if (index === active) button.setAttribute("aria-current", "true");
  button.addEventListener("click", () => {
    turn(index);
    one("[aria-current]", one("#tabs")).focus();
  });
  entry.append(button);
  return entry;
}

/** Put another article on the page; the one that is there waits behind its tab. */
function turn(index) {
  if (index === active) return;
  leave();
  put(index);
}

function leave() {
  tell(working() ? _("The translation of “{0}” was cancelled.", nameOf(active)) : "");
  articles[active].work = workOnPage();
  offers.set(articles[active], offerOnPage());
}

function put(index) {
  active = index;
  const { fields = EMPTY, ...work } = articles[index].work ?? {};
  clearPage();
  const own = Object.fromEntries(OF_ARTICLE.map((name) => [name, fields[name] ?? EMPTY[name]]));
  putOnPage({ corrections: [], ...work, fields: own });
  putOffer(offers.get(articles[index]));
  articles[index].work = null;
  show();
}

function add(name, fields = EMPTY) {
  leave();
  articles.push({ name, work: { fields } });
  put(articles.length - 1);
}

function takeOut() {
  articles.splice(active, 1);
  put(Math.max(0, active - 1));
  const told = articles.length > 1 && !one("#together").hidden;
  tell(told ? _("An article was taken out: summarise anew.") : "");
  one("#together").hidden = true; // its links count the articles as they were
}

function rename(event) {
  articles[active].name = event.target.value;
  one("[aria-current]", one("#tabs")).textContent = nameOf(active);
}

// --- Files ---------------------------------------------------------------------------------------

/** Open files, each in a box of its own; the first in the one on the page, if that is empty. */
async function open(files) {
  const [refused, over] = [[], []];
  for (const file of files) {
    const name = file.name.replace(/\.\w+$/, "").slice(0, 100);
    const full = articles.length >= MOST && taken();
    const fields = full ? null : await read(file);
    if (!fields) (full ? over : refused).push(file.name);
    else if (taken()) add(name, fields);
    else {
      Object.assign(articles[active], { name, work: { fields } });
      put(active);
    }
  }
  const left = [
    refused.length && _("Not read: {0}.", refused.join(", ")),
    over.length && _("At most {0} articles at once. Not opened: {1}.", MOST, over.join(", ")),
  ];
  tell(left.filter(Boolean).join(" "));
}

const taken = () => one("#text").value.trim() || one("#result");

async function read(file) {
  const form = one("#open");
  const sent = new FormData(form);
  sent.set("file", file);
  const answer = await fetch(form.action, { method: "POST", body: sent }).catch(() => null);
  const page = answer && (await pageOf(answer));
  if (!page || !answer.ok) return null;
  return { ...EMPTY, title: one("#title", page).value, text: one("#text", page).value };
}

// --- One summary over all ------------------------------------------------------------------------

async function summarise() {
  const button = one("#together-go");
  articles[active].work = workOnPage();
  const works = articles.map(({ work }, index) => ({ name: nameOf(index), fields: work.fields }));
  const shared = { ...articles[active].work.fields, quotes: settings().quotes ?? "bilingual" };
  const asked = [...articles];
  button.disabled = true;
  tell(_("Summarising…"));
  const { message, sentences } = await summaryOf(button.dataset.url, works, shared);
  button.disabled = false;
  if (!asked.every((article, index) => article === articles[index])) {
    return tell(_("An article was taken out: summarise anew."));
  }
  tell(message);
  if (sentences) one("#together ol").replaceChildren(...sentences);
  one("#together").hidden = !sentences;
  if (sentences) one("#together").focus();
}

/** Go to the article that a sentence is from, to its place where that is translated. */
function lead(event) {
  const { article, french } = event.target.closest("[data-article]")?.dataset ?? {};
  if (article === undefined) return;
  turn(Number(article));
  const within = (segment) => french.startsWith(bare(segment).trim());
  const place = all(".source .segment").find(within);
  (place ?? one("#text")).focus();
}
