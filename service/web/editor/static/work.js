// An article on its way and its result: the page stays usable meanwhile, and nothing of it is lost.
import { _, all, one } from "./words.js";
import { Refused, element, follow } from "./coming.js";
import { HEADS_AND_TEXT, LOST, accept, beginAnew, busy, fold, idle, pageOf, refuse } from "./form.js";
import { setUpHeadline } from "./headline.js";
import { alike } from "./notes.js";
import { keptCorrections, setUpResult, viewOf } from "./result.js";
import { setUpWordings } from "./wordings.js";

let work = null; // the AbortController of what is under way
let last = null; // the last finished result with its article and the HTML that it was made of

/** The last finished result: { article, html, result }, or null. */
export const lastResult = () => last;

/** Whether an article is under way. */
export const working = () => work !== null;

/** Set the work up; `heldView(article)` is how the tab last showed a result that the page came with. */
export function setUpWork(heldView) {
  const form = one("#ask");
  const found = one("#result");
  if (found) {
    last = { article: articleOf(form), html: found.outerHTML, result: found };
    setUp(found, keptCorrections(), heldView(last.article));
  }
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name === "lang") return;
    event.preventDefault();
    busy();
    translate(form);
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || one("dialog[open]")) return;
    work?.abort();
  });
  setUpAnother();
}

/** Take the result off the page: it belongs to an article that is not there. */
export function clearPage() {
  work?.abort();
  last = null;
  clear();
}

/** Begin another article; the result that goes comes back with the text, if that is put back. */
function setUpAnother() {
  one("#new").addEventListener("click", () => {
    const aside = resultAside();
    clearPage();
    beginAnew(aside);
  });
  addEventListener("putback", ({ detail }) => putResult(detail, detail.kept, detail.view));
}

/** The last result with its corrections, as it is shown, to be put back; null: there is none. */
export const resultAside = () =>
  last && { ...last, kept: keptCorrections(), view: viewOf(last.result) };

function setUp(result, kept, view) {
  setUpResult(result, kept, view);
  setUpHeadline(result);
  setUpWordings(result, (segment) => {
    const sent = sentOf(one("#ask"), last.article);
    sent.set("task", "translation");
    sent.set("segment", segment);
    return sent;
  });
}

const articleOf = (form) =>
  JSON.stringify(HEADS_AND_TEXT.map((name) => form.elements[name].value));

/** Make a result of its HTML, which is made and escaped by the server, as the page itself. */
function elementOf(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const result = one("#result", holder.content);
  for (const token of all("[name=csrf_token]", result)) {
    token.value = one("#ask [name=csrf_token]").value; // what was kept may have an old one
  }
  return result;
}

/** Put a result that was kept on the page, with its corrections, shown as it was. */
export function putResult({ article, html }, kept, view) {
  work?.abort();
  const result = elementOf(html);
  if (!result) return;
  one("#result")?.remove();
  one("#working").before(result);
  one("main").classList.add("with-result");
  last = { article, html, result };
  setUp(result, kept, view);
  if (article === articleOf(one("#ask"))) fold();
  changed();
}

/** Let the rest of the page know that its work has changed. */
const changed = () => dispatchEvent(new Event("work"));

/** Make the last result anew, with another glossary: it stays to be read until it is made. */
export function translateAnew(words) {
  if (!last) return;
  busy();
  one("#told").textContent = words;
  translate(one("#ask"), { quiet: true });
}

/** The fields to send; the article is another than the form's where that has been changed since. */
function sentOf(form, article) {
  const sent = new FormData(form);
  for (const [name, value] of Object.entries(fieldsOfArticle(article))) sent.set(name, value);
  return sent;
}

/** The fields of the article that a result is of. */
export const fieldsOfArticle = (article) =>
  Object.fromEntries(JSON.parse(article).map((value, index) => [HEADS_AND_TEXT[index], value]));

/** Translate what the form holds; an earlier result comes back if that fails. */
async function translate(form, { quiet = false } = {}) {
  work?.abort();
  const own = (work = new AbortController());
  const [article, earlier] = [quiet ? last.article : articleOf(form), last?.result];
  const panel = quiet ? newPanel() : lay();
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "text/event-stream" },
      body: sentOf(form, article),
      signal: own.signal,
    });
    const streamed = answer.headers.get("Content-Type")?.startsWith("text/event-stream");
    if (!streamed) {
      const page = await pageOf(answer);
      if (own.signal.aborted) throw own.signal.reason;
      if (earlier) bringBack(earlier, panel);
      else clear();
      return refuse(page, answer.status);
    }
    accept();
    const html = await follow(answer.body, panel, own.signal);
    if (quiet) await corrected(earlier, own.signal);
    const view = earlier ? viewOf(earlier) : {};
    const unchanged = article === articleOf(form);
    const result = quiet ? renew(html, earlier, view) : finish(html, panel, view, unchanged);
    last = { article, html, result };
    changed();
  } catch (error) {
    if (work !== own && !panel.isConnected) return; // another has taken its place
    if (own.signal.aborted) stop(panel, earlier, _("Cancelled"));
    else stop(panel, earlier, _("Not finished"), told(error));
  } finally {
    if (work === own) {
      work = null;
      idle();
    }
  }
}

/** Wait until no sentence of a result is being corrected: what replaces it would cut that off. */
async function corrected(result, signal) {
  const closed = (done) => {
    new MutationObserver(done).observe(result, { subtree: true, attributeFilter: ["contenteditable"] });
    signal.addEventListener("abort", done);
  };
  while (!signal.aborted && one("[contenteditable]", result)) await new Promise(closed);
  signal.throwIfAborted();
}

const newPanel = () => one("#working").content.cloneNode(true).firstElementChild;

/** Lay out the place where the article will come, instead of any result. */
function lay() {
  const panel = newPanel();
  one("#result")?.remove();
  one("#working").before(panel);
  one("main").classList.add("with-result");
  one("#text").rows = 8;
  one("#cancel", panel).addEventListener("click", () => work?.abort());
  panel.scrollIntoView();
  return panel;
}

/** Take the place away again: there is no result. */
function clear() {
  one("#result")?.remove();
  one("main").classList.remove("with-result");
  one("#asked").open = true;
  one("#text").rows = 14;
}

/** Put the result in place of what came, and fold the form if its article is still this one. */
function finish(html, panel, view, unchanged) {
  const above = panel.getBoundingClientRect().top < 0;
  const focused = panel.contains(document.activeElement);
  const waiting = unchanged ? [document.body, one("#go"), one("#text")] : [document.body];
  const waited = waiting.includes(document.activeElement);
  const editing = !waited && one(".fields").contains(document.activeElement);
  const result = replace(panel, html, view, unchanged && !editing);
  document.title = `${_("Result")} – Verbatim`;
  for (const button of all(".languages button")) button.removeAttribute("formaction"); // as under it
  if (focused || waited) result.focus({ preventScroll: true });
  if (waited && !above) result.scrollIntoView(); // nothing else was begun meanwhile
  return result;
}

/** Put a result in place of the one before it, with the focus where it was. */
function renew(html, earlier, view) {
  const focused = earlier.contains(document.activeElement) && document.activeElement.id;
  const result = replace(earlier, html, view, false);
  const here = focused && one(`#${focused}`, result);
  if (here || focused === "") (here ?? result).focus({ preventScroll: true });
  return result;
}

/** Put a result in a place; what is being read there stays where it is on the screen. */
function replace(place, html, { quotes, french, seen }, folds) {
  const result = elementOf(html);
  const rows = all(".row", place);
  const read = rows.findIndex((row) => row.getBoundingClientRect().bottom > 0);
  const top = rows[read]?.getBoundingClientRect().top;
  const above = place.getBoundingClientRect().top < 0;
  place.replaceWith(result);
  if (folds) fold();
  const ticked = last && alike(result, last.result) ? seen : []; // none of another article
  setUp(result, keptCorrections(), { quotes, french, seen: ticked });
  const now = all(".row", result)[read];
  if (above && now) {
    scrollBy({ top: now.getBoundingClientRect().top - top, behavior: "instant" });
  }
  requestAnimationFrame(() => (one("#ready", result).textContent = _("The translation is ready.")));
  return result;
}

const told = (error) => (error instanceof Refused ? error.message : LOST);

/** End what is under way before its time; what has come stays, and is said to be unchecked. */
function stop(panel, earlier, heading, message = "") {
  if (!panel.isConnected && !earlier?.isConnected) return; // the page was turned, or cleared
  if (earlier) return bringBack(earlier, panel, message || heading);
  const focused = panel.contains(document.activeElement);
  const come = all(".target .text, .target .gloss", panel).length > 0;
  one("#working-heading", panel).textContent = heading;
  for (const gone of all("progress, #cancel", panel)) gone.remove();
  const unchecked = come ? _("What had come stays here: it is not whole, and nothing is checked.") : "";
  one("#far", panel).textContent = [message, unchecked].filter(Boolean).join(" ");
  one("#far", panel).classList.toggle("error", Boolean(message));
  if (focused) panel.focus({ preventScroll: true });
}

/** Put the earlier result of the same article back, with what went wrong above it. */
function bringBack(earlier, panel, message) {
  for (const old of all("[role=alert]", earlier)) old.remove();
  one("#told", earlier).textContent = "";
  const focused = panel.contains(document.activeElement);
  if (panel.isConnected) panel.replaceWith(earlier); // a quiet run shows none
  const method = one("#method-of-result", earlier);
  if (method) method.value = one("[selected]", method).value;
  if (!message) return;
  const said = element("p", "error");
  Object.assign(said, { role: "alert", textContent: message });
  earlier.prepend(said);
  if (focused) earlier.focus({ preventScroll: true });
}
