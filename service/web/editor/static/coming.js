// A translation as it comes: events are read one after the other, and a panel shows each.
import { _, ngettext, one, tongue } from "./words.js";

/** What the service refused, in its words. */
export class Refused extends Error {}

/** Read server-sent events, and show each; give the result. Throws where it does not come. */
export async function follow(body, panel, signal) {
  let html = null;
  for await (const [name, record] of events(body)) {
    if (signal.aborted) throw signal.reason;
    if (name === "start") one("progress", panel).max = record.total;
    if (name === "segment") put(record, panel);
    if (name === "progress") tell(record, panel);
    if (name === "done") html = record.html;
    if (name === "error") throw new Refused(record.error.message);
  }
  if (html === null) throw new Error("The connection broke.");
  return html;
}

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

export function element(name, className, lang = "") {
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
