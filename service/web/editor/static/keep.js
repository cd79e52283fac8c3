// Work outlives a reload, the Back button and a look at another page, for as long as the tab does.
import { one } from "./words.js";
import { putOnPage, workOnPage } from "./desk.js";
import { keepCorrections, keptCorrections } from "./result.js";
import { tab } from "./storage.js";

const PAUSE = 300; // ms without a change before it is kept
const article = one("#text");

let pause = 0;
let written = null; // the result that the tab holds: it may be of several MB, and seldom changes
let whole = true; // whether the browser took all

/** Hold the corrections that the tab kept: the result that the page came with takes its own. */
export const holdCorrections = () => keepCorrections(tab.read("corrections") ?? []);

/** How the tab last showed the result of an article, which the server made anew: in another language. */
export const heldView = (article) =>
  tab.read("result")?.article === article ? tab.read("form")?.view : undefined;

/** Put back what the tab kept, unless the server has just filled the form with something else. */
export function setUpKeeping() {
  restore();
  for (const name of ["input", "change", "corrected", "work"]) addEventListener(name, soon);
  addEventListener("pagehide", keep);
  addEventListener("beforeunload", (event) => {
    keep();
    // What was not taken would be lost: the browser asks first.
    if (!whole && keptCorrections().length) event.preventDefault();
  });
}

function restore() {
  const form = tab.read("form");
  if (!form || ![form.given, ""].includes(article.defaultValue)) return;
  putOnPage({ ...form, result: tab.read("result"), corrections: keptCorrections() });
}

function soon() {
  clearTimeout(pause);
  pause = setTimeout(keep, PAUSE);
}

function keep() {
  clearTimeout(pause);
  const { fields, result, view, corrections } = workOnPage();
  const form = { given: article.defaultValue, fields, view };
  if (result?.html !== written) {
    if (tab.write("result", result)) written = result?.html;
    else tab.write("result", null); // it is made again; an older one is not this one
  }
  whole = tab.write("form", form) && tab.write("corrections", corrections);
}
