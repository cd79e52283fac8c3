// An article on its way: events are read as they come, and the page stays usable meanwhile.
import { _, all, ngettext, one, tongue } from "./words.js";
import { LOST, accept, beginAnew, busy, fold, idle, pageOf, refuse } from "./form.js";
import { keptCorrections, setUpResult, viewOf } from "./result.js";

let work = null; // the AbortController of what is under way
let last = null; // the last finished result with its article and the HTML that it was made of

/** The last finished result: { article, html, result }, or null. */
export const lastResult = () => last;

export function setUpWork() {
  const form = one("#ask");
  const found = one("#result");
  if (found) {
    last = { article: articleOf(form), html: found.outerHTML, result: found };
    setUpResult(found, keptCorrections());
  }
  form.addEventListener("submit", (event) => {
    if (event.submitter?.name === "lang") return;
    event.preventDefault();
    busy();
    translate(form);
  });
  addEventListener("keydown", (event) => {
    if (work && event.key === "Escape" && !event.defaultPrevented) work.abort();
  });
  setUpAnother();
}

/** Begin another article; the result that goes comes back with the text, if that is put back. */
function setUpAnother() {
  let aside = null;
  one("#new").addEventListener("click", () => {
    work?.abort();
    if (last) aside = { ...last, kept: keptCorrections(), view: viewOf(last.result) };
    last = null;
    clear();
    beginAnew();
  });
  addEventListener("putback", () => {
    if (aside?.article !== articleOf(one("#ask"))) return;
    putResult(aside, aside.kept, aside.view);
    aside = null;
  });
}

const articleOf = (form) =>
  JSON.stringify(["title", "standfirst", "text"].map((name) => form.elements[name].value));

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
  setUpResult(result, kept, view);
  if (article === articleOf(one("#ask"))) fold();
  changed();
}

/** Let the rest of the page know that its work has changed. */
const changed = () => dispatchEvent(new Event("work"));

/** Translate what the form holds; an earlier result comes back if that fails. */
async function translate(form) {
  work?.abort();
  const own = (work = new AbortController());
  const [article, earlier] = [articleOf(form), last?.result];
  const panel = lay();
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      headers: { Accept: "text/event-stream" },
      body: new FormData(form),
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
    const html = await follow(answer.body, panel, own);
    const unchanged = article === articleOf(form);
    const view = earlier ? viewOf(earlier) : {};
    last = { article, html, result: finish(html, panel, view, unchanged) };
    changed();
  } catch (error) {
    if (own.signal.aborted) stop(panel, earlier, _("Cancelled"));
    else stop(panel, earlier, _("Not finished"), told(error));
  } finally {
    if (work === own) {
      work = null;
      idle();
    }
  }
}

/** Lay out the place where the article will come, instead of any result. */
function lay() {
  const panel = one("#working").content.cloneNode(true).firstElementChild;
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

/** Read server-sent events, and show each; give the result. Throws where it does not come. */
async function follow(body, panel, own) {
  let html = null;
  for await (const [name, record] of events(body)) {
    if (own.signal.aborted) throw own.signal.reason;
    if (name === "start") one("progress", panel).max = record.total;
    if (name === "segment") put(record, panel);
    if (name === "progress") tell(record, panel);
    if (name === "done") html = record.html;
    if (name === "error") throw new Refused(record.error.message);
  }
  if (html === null) throw new Error("The connection broke.");
  return html;
}

class Refused extends Error {}

const told = (error) => (error instanceof Refused ? error.message : LOST);

async function* events(body) {
  let text = "";
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const blocks = (text + read.value).split("\n\n");
    text = blocks.pop();
    for (const block of blocks.filter((found) => found.startsWith("event: "))) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(block);
      yield [name, JSON.parse(data)];
    }
  }
}

/** Put a sentence under the others, a row a paragraph; what it holds is text. */
function put(record, panel) {
  const texts = one(".texts", panel);
  let row = texts.lastElementChild;
  if (row?.dataset.paragraph !== String(record.paragraph)) {
    row = element("div", record.paragraph === 0 && one("#title").value ? "row title" : "row");
    row.dataset.paragraph = record.paragraph;
    row.append(element("p", "source", "fr"), element("p", "target", "en"));
    texts.append(row);
  }
  const [source, target] = row.children;
  place(element("span", "text"), record.source, source);
  for (const piece of record.target) {
    const original = piece.role === "original";
    place(original ? element("q", "original", "fr") : element("span", piece.role), piece, target);
  }
}

/** Put a piece where its offsets say: the English of a long quotation comes before its last words. */
function place(made, { text, start, end }, side) {
  const next = [...side.children].find((other) => Number(other.dataset.start) > start) ?? null;
  const before = next ? next.previousElementSibling : side.lastElementChild;
  Object.assign(made.dataset, { start, end });
  made.textContent = (before && Number(before.dataset.end) < start ? " " : "") + text;
  side.insertBefore(made, next);
}

function element(name, className, lang = "") {
  const made = document.createElement(name);
  made.className = className;
  if (lang) made.lang = lang;
  return made;
}

/** Move the bar with each step, and say in words every tenth: a screen reader reads it out. */
function tell({ done, total }, panel) {
  const bar = one("progress", panel);
  const tenth = (number) => Math.floor((10 * number) / total);
  const said = one("#far", panel);
  if (!said.textContent || tenth(done) > tenth(bar.value)) {
    const every = ngettext("{0} sentence", "{0} sentences", total);
    said.textContent = _("{0} of {1}", done.toLocaleString(tongue), every);
  }
  bar.value = done;
}

/** Put the result in place of what came; what is being read stays where it is on the screen. */
function finish(html, panel, { quotes, french }, unchanged) {
  const result = elementOf(html);
  const rows = all(".row", panel);
  const read = rows.findIndex((row) => row.getBoundingClientRect().bottom > 0);
  const top = rows[read]?.getBoundingClientRect().top;
  const above = panel.getBoundingClientRect().top < 0;
  const focused = panel.contains(document.activeElement);
  const waiting = unchanged ? [document.body, one("#go"), one("#text")] : [document.body];
  const waited = waiting.includes(document.activeElement);
  const editing = !waited && one(".fields").contains(document.activeElement);
  panel.replaceWith(result);
  if (unchanged && !editing) fold();
  setUpResult(result, keptCorrections(), { quotes, french });
  document.title = `${_("Result")} – Verbatim`;
  for (const button of all(".languages button")) button.removeAttribute("formaction"); // as under it
  const now = all(".row", result)[read];
  if (above && now) {
    scrollBy({ top: now.getBoundingClientRect().top - top, behavior: "instant" });
  }
  if (focused || waited) result.focus({ preventScroll: true });
  if (waited && !above) result.scrollIntoView(); // nothing else was begun meanwhile
  requestAnimationFrame(() => (one("#ready", result).textContent = _("The translation is ready.")));
  return result;
}

/** End what is under way before its time; what has come stays, and is said to be unchecked. */
function stop(panel, earlier, heading, message = "") {
  if (!panel.isConnected) return; // another has taken its place
  if (earlier) return bringBack(earlier, panel, message);
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
  panel.replaceWith(earlier);
  const method = one("#method-of-result", earlier);
  if (method) method.value = one("[selected]", method).value;
  if (!message) return;
  const said = element("p", "error");
  Object.assign(said, { role: "alert", textContent: message });
  earlier.prepend(said);
}
