// The result: sentences lit on both sides, walked through, the summary's length, what is taken away.
import { _, all, ngettext, one } from "./words.js";
import { setUpCorrections } from "./correct.js";
import { HEADS_AND_TEXT, LOST, pageOf } from "./form.js";
import { seenNotes, setUpNotes } from "./notes.js";
import { settings } from "./settings.js";
import { lastResult } from "./work.js";

let corrections = null;
let waiting = []; // corrections of sentences that the result on the page does not have

const MOST_WAITING = 500;

/** All corrections in this tab, as another result takes them over by their sentences. */
export const keptCorrections = () => [...(corrections?.kept() ?? []), ...waiting];

/** Correct a sentence of the result on the page: the words of each piece that is no original. */
export const correctSentence = (segment, words) => corrections.say(segment, words);

/** Hold corrections for whichever result has their sentences. */
export const keepCorrections = (kept) => (waiting = kept.slice(0, MOST_WAITING));

/** How a result is shown: which quotations, whether copies have the French, the summary's length. */
export const viewOf = (result) => ({
  quotes: one("[name=quotes]:checked", result)?.value,
  french: one("#french", result)?.checked,
  length: one("#length", result)?.value,
  seen: seenNotes(result),
});

function show(result, { quotes = settings().quotes, french, length }) {
  const chosen = quotes && one(`[name=quotes][value=${quotes}]`, result);
  if (chosen) chosen.checked = true;
  one("#french", result).checked = Boolean(french);
  one("#dense", result).checked = Boolean(settings().dense);
  shade(result, settings().shade);
  const slider = one("#length[type=range]", result);
  if (slider && length) slider.value = length;
}

/** Underline the English by how sure it is: the lowest sentences, all that are not sure, or none. */
function shade(result, chosen) {
  const select = one("#shade", result);
  if (!select) return;
  if (chosen) select.value = chosen;
  const show = () => (result.dataset.shade = select.value);
  select.addEventListener("change", show);
  show();
}

export function setUpResult(result, kept = [], view = {}) {
  show(result, view);
  light(result);
  walk(result);
  follow(result);
  selectInColumns(result);
  setUpNotes(result, view.seen);
  corrections = setUpCorrections(result);
  keepCorrections(corrections.carry(kept));
  lengthen(result);
  choose(result);
  take(result);
  for (const element of all("[hidden]:not(.sentence)", result)) element.hidden = false;
}

/** Light what belongs to the sentence that is pointed at or focused, in both texts and beside. */
function light(result) {
  let lit = "";
  const show = (event) => {
    const ids = event.target.closest("[data-segment]")?.dataset.segment.split(" ") ?? [];
    if (lit === ids.join(" ")) return;
    lit = ids.join(" ");
    for (const element of all(".lit", result)) element.classList.remove("lit");
    for (const id of ids) {
      for (const element of all(`[data-segment~="${id}"]`, result)) element.classList.add("lit");
    }
  };
  result.addEventListener("pointermove", (event) => {
    if (event.movementX || event.movementY) show(event); // not where the page moves under a hand
  });
  result.addEventListener("focusin", show);
  result.addEventListener("pointerleave", show);
}

/** Make the two texts one stop of the tab key and then that sentence's links, with arrow keys inside. */
function walk(result) {
  const source = all(".source .segment", result);
  const target = all(".target .segment", result);
  const every = [...source, ...target];
  every.forEach((sentence, index) => {
    const number = sentence.dataset.segment.slice(1);
    stopAt(sentence, sentence === target[0]);
    sentence.setAttribute("role", "textbox"); // it is read, and Enter makes the English one to write
    sentence.setAttribute("aria-readonly", "true");
    sentence.setAttribute(
      "aria-label",
      index < source.length ? _("French, sentence {0}", number) : _("English, sentence {0}", number),
    );
  });
  one(".texts", result).addEventListener("focusin", (event) => {
    const here = event.target.closest(".segment");
    if (here) for (const sentence of every) stopAt(sentence, sentence === here);
  });
  // Of a quotation's two texts one may be hidden, and with it all that a run has: no stop then.
  const shows = (run) => run.innerText.trim() !== "";
  const beside = (sentence, list) =>
    list.find((other) => other.dataset.segment === sentence.dataset.segment && shows(other));
  one(".texts", result).addEventListener("keydown", (event) => {
    const sentence = event.target;
    const list = source.includes(sentence) ? source : target.includes(sentence) ? target : null;
    if (!list || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = list.indexOf(sentence);
    const moves = {
      ArrowDown: () => list.slice(at + 1).find(shows),
      ArrowUp: () => list.slice(0, at).findLast(shows),
      ArrowLeft: () => beside(sentence, source),
      ArrowRight: () => beside(sentence, target),
      Home: () => list.find(shows),
      End: () => list.findLast(shows),
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    moves[event.key]()?.focus();
  });
}

const stopAt = (sentence, stops) => {
  for (const stop of [sentence, ...all("a", sentence)]) stop.tabIndex = stops ? 0 : -1;
};

const TWICE = 250; // ms within which a second click makes the first a double click

/** Let a sentence of the summary lead to its place, lit in both texts; a double click corrects it. */
function follow(result) {
  const summary = one(".summary", result);
  let pause = 0;
  const lead = (link) => {
    const place = one(link.getAttribute("href"), result);
    place.scrollIntoView({ block: "center" });
    place.focus({ preventScroll: true });
  };
  for (const link of all(".to", result)) link.setAttribute("aria-keyshortcuts", "F2");
  summary?.addEventListener("click", (event) => {
    const link = event.target.closest(".to");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    clearTimeout(pause);
    if (event.target.isContentEditable || !getSelection().isCollapsed) return;
    pause = setTimeout(lead, event.detail ? TWICE : 0, link); // without a pointer there is no double
  });
  summary?.addEventListener("dblclick", () => clearTimeout(pause));
}

/** Say in which column a selection begins: the style leaves the others out of it. */
function selectInColumns(result) {
  const texts = one(".texts", result);
  texts.addEventListener("pointerdown", (event) => {
    const from = event.target.closest(".source, .target, .notes")?.classList[0] ?? "";
    // What was selected in another column runs through this one, unseen: it would be dragged.
    if (from !== texts.dataset.from && event.button === 0) getSelection().removeAllRanges();
    texts.dataset.from = from;
  });
}

/** Show the summary in the length of the slider: the page holds the sentences of every length. */
function lengthen(result) {
  const slider = one("#length[type=range]", result);
  if (!slider) return;
  const sentences = all(".sentence", result);
  const show = () => {
    for (const sentence of sentences) {
      sentence.hidden = !sentence.dataset.lengths.split(" ").includes(slider.value);
    }
    const shown = sentences.filter((sentence) => !sentence.hidden).length;
    const told = ngettext("{0} sentence", "{0} sentences", shown);
    one("#length-told", result).textContent = told;
    slider.setAttribute("aria-valuetext", told);
  };
  slider.addEventListener("input", () => {
    show();
    one("[name=sentences]").value = slider.value; // the next article's is as long
  });
  show();
}

/** Summarise the article shown anew with another method; what was typed since stays in the form. */
function choose(result) {
  one("#method-of-result", result)?.addEventListener("change", ({ target: menu }) => {
    const { elements } = one("#ask");
    const fields = HEADS_AND_TEXT.map((name) => elements[name]);
    const put = (values) => fields.forEach((field, index) => (field.value = values[index]));
    const typed = fields.map((field) => field.value);
    put(JSON.parse(lastResult().article));
    elements.method.value = menu.value;
    one("#ask").requestSubmit(one("#go")); // the fields are read at once
    put(typed);
    if (result.isConnected) menu.value = one("[selected]", menu).value; // another field is at fault
  });
}

/** Copy and download what the page shows, corrections included. */
function take(result) {
  one("#take", result).addEventListener("submit", async (event) => {
    event.preventDefault();
    const { target: form, submitter } = event;
    const field = one("#document", result);
    field.value = JSON.stringify(corrected(JSON.parse(field.value), result));
    one(".error", form)?.remove();
    const wrong = await download(form, submitter.value);
    if (!wrong) return;
    const said = Object.assign(document.createElement("p"), { className: "error", textContent: wrong });
    said.setAttribute("role", "alert");
    form.append(said);
  });
  result.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const done = await copy(COPIES[button.dataset.copy](result, button.closest("li")));
    one("#told").textContent = done ? _("Copied.") : _("The browser did not let us copy.");
    const shown = button.closest(".menu")?.firstElementChild ?? button;
    shown.classList.toggle("done", done);
    setTimeout(() => {
      one("#told").textContent = "";
      shown.classList.remove("done");
    }, 2000);
  });
}

/** Download the result without leaving the page; give what went wrong, if anything did. */
async function download(form, format) {
  const body = new FormData(form);
  body.set("format", format);
  try {
    const answer = await fetch(form.action, { method: "POST", body });
    if (answer.ok) {
      const [, name] = /filename="(.*)"/.exec(answer.headers.get("Content-Disposition"));
      return saveAs(await answer.blob(), name);
    }
    const refusal = one("#error", (await pageOf(answer)) ?? form);
    return refusal?.textContent ?? _("The service gave no proper answer ({0}): try again.", answer.status);
  } catch {
    return LOST;
  }
}

/** Hand a file over to the browser, which puts it among the downloads. */
export function saveAs(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The document with the words that stand on the page. */
function corrected(kept, result) {
  const put = (pieces, place) => {
    all(".piece", place).forEach((element, index) => {
      pieces[index].text = element.textContent;
    });
  };
  all(".target", result).forEach((target, index) => put(kept.paragraphs[index].target, target));
  all(".sentence", result).forEach((sentence, index) => put(kept.summary[index].pieces, sentence));
  for (const entry of kept.quotations) {
    entry.english = one(`[data-english="${entry.id}"]`)?.textContent ?? entry.english;
  }
  return kept;
}

/** A place's words as they are shown: without numbers, letters, and what is hidden. */
export function wordsOf(place) {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.closest(".number, .flag, .restore, .other") || !parent.checkVisibility()) continue;
    const words = walker.currentNode.data;
    if (parent.matches(".stop") && getComputedStyle(parent).fontSize === "0px") {
      const closing = one(".closing", parent.parentElement.previousElementSibling);
      found.splice(-1, 0, closing.dataset.stop); // as it is shown: inside the marks
      continue;
    }
    found.push(found.at(-1)?.endsWith(" ") ? words.replace(/^ +/, "") : words);
  }
  return found.join("").trim();
}

const labelled = (text, result) => [text, result.dataset.label].filter(Boolean).join("\n\n");
const COPIES = {
  translation: (result) => {
    const sides = one("#french").checked ? ".source, .target" : ".target";
    const texts = all(`.texts :is(${sides})`, result).map(wordsOf);
    return labelled(texts.join("\n\n"), result);
  },
  summary: (result) => {
    const sentences = all(".sentence:not([hidden])", result).map(wordsOf);
    const text = one(".summary.bullets", result)
      ? sentences.map((sentence) => `• ${sentence}`).join("\n")
      : sentences.join(" ");
    return labelled(text, result);
  },
  original: (_result, entry) => one("blockquote", entry).textContent,
  english: (result, entry) => labelled(one(".english", entry).textContent, result),
  both: (result, entry) => {
    const lines = [one("blockquote", entry), one(".english", entry), one(".speaker", entry)];
    return labelled(lines.map((line) => line.textContent.trim()).join("\n"), result);
  },
};

/** Copy a text; on plain HTTP from another machine browsers have no clipboard, only the old way. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    const focused = document.activeElement;
    field.value = text;
    field.className = "offstage";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    focused?.focus();
    return done;
  }
}
