// What makes the page pleasant; everything but correcting and copying works without it.
"use strict";

const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// --- The form: how long the article is, and in which language ------------------------------------

const article = one("#text");

/** The length that the server will count: code points, each line end posted as two. */
function postedLength(text) {
  return [...text.replace(/\r?\n/g, "\r\n")].length;
}

function count() {
  const words = article.value.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu) ?? [];
  const characters = postedLength(article.value);
  const limit = Number(article.dataset.limit);
  const [w, c] = [words.length, characters].map((number) => number.toLocaleString("en"));
  const over = characters > limit ? `: ${(characters - limit).toLocaleString("en")} too many` : "";
  one("#count").textContent = article.value ? `${w} words, ${c} characters${over}` : "";
  one("#count").classList.toggle("over", Boolean(over));
  one("#openers").hidden = article.value.trim() !== "";
}

const LEAST = 20; // characters below which no language is asked for
const LOOKED_AT = 5000; // characters of the beginning that are enough to tell
const PAUSE = 400; // ms without a key before it is asked for
let asking = new AbortController();

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
  let words = "";
  if (code === "undetermined") words = "Language: not sure";
  else if (code) {
    const name = new Intl.DisplayNames("en", { type: "language" }).of(code);
    words = `Language: ${name}${["fr", "en"].includes(code) ? "" : ". Only French is read"}`;
  }
  one("#language").textContent = words;
}

let pause = 0;
function typed() {
  count();
  clearTimeout(pause);
  pause = setTimeout(detect, PAUSE);
}
article.addEventListener("input", typed);
addEventListener("pageshow", () => {
  one("#go").textContent = "Translate";
  typed();
});
one("#ask").addEventListener("submit", () => {
  one("#go").textContent = "Translating…";
});

const file = one("[type=file]");
document.documentElement.classList.add("scripted");
file.addEventListener("change", () => file.files.length && one("#open").submit());
article.addEventListener("dragover", (event) => {
  if (event.dataTransfer.types.includes("Files")) event.preventDefault();
});
article.addEventListener("drop", (event) => {
  if (!event.dataTransfer.files.length) return; // a piece of text: the browser knows what to do
  event.preventDefault();
  file.files = event.dataTransfer.files;
  one("#open").submit();
});

// --- The result ----------------------------------------------------------------------------------

const result = one("#result");
if (result) {
  const sentences = { source: all(".source .segment"), target: all(".target .segment") };
  const machine = new Map(); // a corrected element -> the words that the machine gave
  light(result);
  walk(sentences);
  correct(machine);
  take();
  for (const element of all("[hidden]", result)) element.hidden = false;
}

/** Light what belongs to the sentence that is pointed at or focused, in both texts and beside. */
function light(result) {
  const show = (event) => {
    const ids = event.target.closest("[data-segment]")?.dataset.segment.split(" ") ?? [];
    for (const element of all(".lit", result)) element.classList.remove("lit");
    for (const id of ids) {
      for (const element of all(`[data-segment~="${id}"]`, result)) element.classList.add("lit");
    }
  };
  result.addEventListener("pointerover", show);
  result.addEventListener("focusin", show);
  result.addEventListener("pointerleave", show);
}

/** Make the two texts one stop of the tab key, with arrow keys inside. */
function walk({ source, target }) {
  const every = [...source, ...target];
  every.forEach((sentence, index) => {
    sentence.tabIndex = sentence === target[0] ? 0 : -1;
    sentence.setAttribute("role", "group");
    const side = index < source.length ? "French" : "English";
    sentence.setAttribute("aria-label", `${side}, sentence ${sentence.dataset.segment.slice(1)}`);
  });
  const go = (to) => {
    if (!to) return;
    for (const sentence of every) sentence.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  };
  const beside = (sentence, list) =>
    list.find((other) => other.dataset.segment === sentence.dataset.segment);
  one(".texts").addEventListener("keydown", (event) => {
    const sentence = event.target;
    const list = source.includes(sentence) ? source : target.includes(sentence) ? target : null;
    if (!list || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = list.indexOf(sentence);
    const moves = {
      ArrowDown: () => list[at + 1],
      ArrowUp: () => list[at - 1],
      ArrowLeft: () => beside(sentence, source),
      ArrowRight: () => beside(sentence, target),
      Home: () => list[0],
      End: () => list.at(-1),
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    go(moves[event.key]());
  });
}

/** Let the English be corrected in place; an original quotation is no part of what can be edited. */
function correct(machine) {
  const texts = all(".target, .summary");
  const opened = new Map(); // an element that is being edited -> its words before
  const open = (segment, wanted) => {
    const pieces = all(".words", segment).filter((piece) => piece.checkVisibility());
    for (const piece of pieces) {
      piece.contentEditable = "true";
      piece.setAttribute("role", "textbox");
      piece.setAttribute("aria-label", "Correct the English");
      piece.spellcheck = true;
      opened.set(piece, piece.textContent);
    }
    (wanted && pieces.includes(wanted) ? wanted : pieces[0])?.focus();
  };
  const close = (piece) => {
    const before = opened.get(piece);
    if (!opened.delete(piece)) return; // closed already: losing the focus closes too
    for (const name of ["contenteditable", "role", "aria-label"]) piece.removeAttribute(name);
    const words = piece.textContent.replace(/\s*\n\s*/g, " ");
    piece.textContent = words; // whatever else the browser may have put there goes
    if (words !== before) keep(piece, before, words);
  };
  const keep = (piece, before, words) => {
    note(piece, before, words);
    const segment = piece.closest(".segment");
    if (!segment || !piece.closest(".target")) return;
    for (const other of all(`.summary [data-segment~="${segment.dataset.segment}"] .words`)) {
      const old = other.textContent;
      const trimmed = before.trim();
      if (trimmed && old.includes(trimmed)) {
        other.textContent = old.replace(trimmed, () => words.trim());
        note(other, old, other.textContent);
      }
    }
    const quotation = piece.closest("[data-quotation]")?.dataset.quotation;
    if (quotation) one(`[data-english="${quotation}"]`).textContent = glossOf(quotation);
  };
  const note = (piece, before, words) => {
    if (!machine.has(piece)) machine.set(piece, before);
    if (machine.get(piece) === words) machine.delete(piece);
    piece.classList.toggle("corrected", machine.has(piece));
    const segments = new Set([...machine.keys()].map((element) => element.closest(".segment")));
    const many = [...segments].filter((segment) => segment.closest(".target")).length;
    one("#corrections").textContent = many ? `${many} corrected.` : "";
  };
  for (const text of texts) {
    text.addEventListener("dblclick", (event) => {
      const segment = event.target.closest(".segment");
      if (segment && !event.target.isContentEditable) open(segment, event.target.closest(".words"));
    });
    text.addEventListener("focusout", (event) => {
      const segment = event.target.closest(".segment");
      if (!segment || segment.contains(event.relatedTarget)) return;
      all(".words", segment).forEach(close);
    });
    text.addEventListener("keydown", (event) => {
      const piece = event.target;
      if (piece.matches(".segment") && event.key === "Enter") {
        event.preventDefault();
        open(piece);
      } else if (piece.isContentEditable && ["Enter", "Escape"].includes(event.key)) {
        event.preventDefault();
        const segment = piece.closest(".segment");
        if (event.key === "Escape") {
          for (const [other, before] of opened) other.textContent = before;
        }
        all(".words", segment).forEach(close);
        segment.focus();
      }
    });
    text.addEventListener("paste", (event) => {
      event.preventDefault();
      const words = event.clipboardData.getData("text/plain").replace(/\s+/g, " ");
      document.execCommand("insertText", false, words);
    });
    text.addEventListener("drop", (event) => event.preventDefault());
  }
  addEventListener("beforeunload", (event) => {
    if (machine.size && !taking.now) event.preventDefault();
    taking.now = false;
  });
}

/** A quotation's English as it now stands in the text, without its marks. */
function glossOf(quotation) {
  const pieces = all(`.target .gloss[data-quotation="${quotation}"] .words`);
  return pieces.map((piece) => piece.textContent.trim().replace(/^“|”$/g, "")).join(" ");
}

const taking = { now: false }; // a file is being asked for: the page is not left

/** Copy and download what the page shows, corrections included. */
function take() {
  one("#take").addEventListener("submit", () => {
    taking.now = true;
    const field = one("#document");
    field.value = JSON.stringify(corrected(JSON.parse(field.value)));
  });
  one("#result").addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const done = await copy(COPIES[button.dataset.copy](button.closest("li")));
    one("#told").textContent = done ? "Copied." : "The browser did not let us copy.";
    button.classList.toggle("done", done);
    setTimeout(() => {
      one("#told").textContent = "";
      button.classList.remove("done");
    }, 2000);
  });
}

/** The document with the words that stand on the page. */
function corrected(kept) {
  const put = (pieces, place) => {
    all(".piece", place).forEach((element, index) => {
      pieces[index].text = element.textContent;
    });
  };
  all(".target").forEach((target, index) => put(kept.paragraphs[index].target, target));
  if (one(".summary")) put(kept.summary, one(".summary"));
  for (const entry of kept.quotations) {
    entry.english = one(`[data-english="${entry.id}"]`)?.textContent ?? entry.english;
  }
  return kept;
}

/** A place's words as they are shown: without numbers, letters, and what is hidden. */
function wordsOf(place) {
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.closest(".number, .flag, .places") || !parent.checkVisibility()) continue;
    const words = walker.currentNode.data;
    found.push(found.at(-1)?.endsWith(" ") ? words.replace(/^ +/, "") : words);
  }
  return found.join("").trim();
}

const labelled = (text) => [text, one("#result").dataset.label].filter(Boolean).join("\n\n");
const COPIES = {
  translation: () => {
    const sides = one("#french").checked ? ".source, .target" : ".target";
    return labelled(all(`.texts :is(${sides})`).map(wordsOf).join("\n\n"));
  },
  summary: () => labelled(wordsOf(one(".summary"))),
  original: (entry) => one("blockquote", entry).textContent,
  english: (entry) => labelled(one(".english", entry).textContent),
  both: (entry) =>
    labelled(
      [one("blockquote", entry), one(".english", entry), one(".speaker", entry)]
        .map((place) => place.textContent.trim())
        .join("\n"),
    ),
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
