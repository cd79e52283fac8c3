// Corrections: the English is edited in place. Pieces with the same words are twins: a sentence of
// the text and its copies in the summary, where a name may stand behind the pronoun: He [Rutte] said.
// A correction is kept by the French of its sentence: another result that has it takes it over.
import { _, all, bare, ngettext, one } from "./words.js";
import { element } from "./coming.js";
import { noteChanges } from "./recheck.js";

const PRONOUN = /^[\s,;:.–—]*(?:he|she|they)\b/i; // as the service finds it

export function setUpCorrections(result) {
  const machine = new Map(); // a corrected element -> the words that the machine gave
  const families = twins(result);
  const sheet = new Map(all("[data-english]", result).map((entry) => [entry, entry.textContent]));
  const sure = confidenceOf(result);
  const put = (piece, words) => {
    const bare = without(words, families.names.get(piece));
    for (const twin of families.of.get(piece) ?? [piece]) {
      set(twin, withName(bare, families.names.get(twin)));
    }
    const quotation = piece.closest("[data-quotation]")?.dataset.quotation;
    if (quotation) setSheet(quotation);
    tell();
  };
  const set = (element, words) => {
    if (!machine.has(element)) machine.set(element, element.textContent);
    if (machine.get(element) === words) machine.delete(element);
    setWords(element, words);
    element.classList.toggle("corrected", machine.has(element));
  };
  const setSheet = (quotation) => {
    const entry = one(`[data-english="${quotation}"]`, result);
    if (!entry) return;
    const pieces = all(`.target .gloss[data-quotation="${quotation}"] .words`, result);
    const changed = pieces.some((piece) => machine.has(piece));
    const words = pieces.map((piece) => piece.textContent.trim().replace(/^“|”$/g, "")).join(" ");
    entry.textContent = changed ? words : sheet.get(entry);
  };
  const tell = () => {
    const changed = new Set(all(".target .corrected", result).map(segmentOf));
    for (const button of all(".restore", result)) {
      if (!changed.has(segmentOf(button))) button.remove();
    }
    for (const segment of changed) offerRestore(segment);
    for (const [run, show] of sure) show(!changed.has(segmentOf(run)));
    noteChanges(result, machine);
    const told = ngettext("{0} sentence corrected.", "{0} sentences corrected.", changed.size);
    one("#corrections", result).textContent = changed.size ? told : "";
    result.dispatchEvent(new Event("corrected", { bubbles: true }));
  };
  const offerRestore = (segment) => {
    const run = all(`.target [data-segment="${segment}"]`, result).at(-1);
    if (one(".restore", run)) return;
    const button = document.createElement("button");
    const words = _("Restore the machine’s sentence {0}", segment.slice(1));
    Object.assign(button, { type: "button", className: "restore", textContent: "↺", title: words });
    button.setAttribute("aria-label", words);
    button.lang = document.documentElement.lang;
    run.append(button);
  };
  result.addEventListener("click", (event) => {
    const button = event.target.closest(".restore");
    if (!button) return;
    const segment = segmentOf(button);
    const place = one(`.target [data-segment="${segment}"]`, result);
    for (const piece of all(`.target [data-segment="${segment}"] .words`, result)) {
      if (machine.has(piece)) put(piece, machine.get(piece));
    }
    place.focus();
  });
  for (const piece of all(".words[data-stop]", result)) setWords(piece, piece.textContent);
  for (const text of all(".target, .summary", result)) edit(text, put);
  const sentences = sentencesOf(result);
  return {
    any: () => machine.size > 0,
    /** Set the words of each piece of a sentence, as if they had been typed. */
    say: (segment, words) => {
      const pieces = all(`.target [data-segment="${segment}"] .words`, result);
      pieces.forEach((piece, index) => {
        if (piece.textContent !== words[index]) put(piece, words[index]);
      });
    },
    /** The corrected sentences: French, which of its like, the words of each piece or null. */
    kept: () =>
      sentences
        .map(({ french, at, pieces }) => {
          const words = pieces.map((piece) => (machine.has(piece) ? piece.textContent : null));
          return { french, at, words };
        })
        .filter(({ words }) => words.some((found) => found !== null)),
    /** Take over corrections of another result; return those whose sentence is not here. */
    carry: (kept) => {
      const used = new Set();
      for (const sentence of sentences) {
        const found = correctionOf(sentence, kept);
        if (!found) continue;
        used.add(found);
        found.words.forEach((words, index) => {
          if (words !== null) put(sentence.pieces[index], words);
        });
      }
      return kept.filter((found) => !used.has(found));
    },
  };
}

/** The sentences of the text: their French, which of several alike each is, and its pieces. */
function sentencesOf(result) {
  const found = new Map(); // of each segment the French and the pieces
  const entry = (id) => found.get(id) ?? found.set(id, { french: "", pieces: [] }).get(id);
  for (const run of all(".source [data-segment]", result)) {
    entry(run.dataset.segment).french += bare(run);
  }
  for (const piece of all(".target [data-segment] .words", result)) {
    entry(segmentOf(piece)).pieces.push(piece);
  }
  const met = new Map();
  return [...found.values()].map(({ french, pieces }) => {
    const words = french.replace(/\s+/g, " ").trim();
    const at = met.get(words) ?? 0;
    met.set(words, at + 1);
    return { french: words, at, pieces };
  });
}

/** The correction that a sentence takes over: of several alike only the one in its place. */
const correctionOf = ({ french, at, pieces }, kept) =>
  kept.find((c) => c.french === french && c.at === at && c.words.length === pieces.length);

/** Of each run that says how sure the machine is: what shows that, or not, since a hand wrote it. */
const confidenceOf = (result) =>
  all(".target [data-sure]", result).map((run) => {
    const { title, dataset } = run;
    const { sure, confidence } = dataset;
    const show = (machine) => {
      run.title = machine ? title : "";
      if (machine) Object.assign(dataset, { sure, confidence });
      else for (const name of ["sure", "confidence"]) delete dataset[name];
    };
    return [run, show];
  });

/** Put words in a piece; the stop that English-only text has inside the marks is set apart there. */
function setWords(piece, words) {
  const { stop } = piece.dataset;
  const apart = (className, textContent) => Object.assign(element("span", className), { textContent });
  if (stop && words.startsWith(stop)) {
    piece.replaceChildren(apart("stop", stop), words.slice(stop.length));
  } else if (stop && /[^.,]”$/.test(words)) {
    const mark = apart("closing", "”");
    mark.dataset.stop = /[?!…]”$/.test(words) ? "" : stop;
    piece.replaceChildren(words.slice(0, -1), mark);
  } else piece.textContent = words;
}

const segmentOf = (element) => element.closest("[data-segment]").dataset.segment;

/** Find what belongs together: of a piece its twins, of a named piece in the summary the name. */
function twins(result) {
  const groups = new Map();
  const [of, names] = [new Map(), new Map()];
  const gather = (pieces, segmentOfPiece) => {
    const met = new Map();
    for (const piece of pieces) {
      const segment = segmentOfPiece(piece);
      const index = met.get(segment) ?? 0;
      met.set(segment, index + 1);
      const key = `${segment} ${index}`;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(piece);
      of.set(piece, groups.get(key));
    }
  };
  gather(all(".target [data-segment] .words", result), segmentOf);
  for (const sentence of all(".sentence", result)) {
    const pieces = all("[data-of] .words", sentence);
    gather(pieces, (piece) => piece.closest("[data-of]").dataset.of);
    const name = sentence.dataset.speaker;
    const named = name && pieces.find((piece) => piece.textContent.includes(` [${name}]`));
    if (named) names.set(named, name);
  }
  return { of, names };
}

const without = (words, name) => (name ? words.replace(` [${name}]`, "") : words);
const withName = (words, name) =>
  name ? words.replace(PRONOUN, (pronoun) => `${pronoun} [${name}]`) : words;

/** Words with the blanks that parted those before them from a quotation, but for "said (" or ", he". */
function spaced(words, before) {
  const [first, last] = [/^\s*/, /\s*$/].map((blank) => blank.exec(before)[0]);
  if (!words.trim()) return first && last;
  const start = /^[\s,.;:!?…)\]”’]/.test(words) ? "" : first;
  const end = /[\s(\[“‘—]$/.test(words) ? "" : last;
  return start + words + end;
}

/** Let the English of a place be edited; an original quotation is no part of what can be.
 *
 * A sentence may stand in several runs: its English after the originals of those that follow.
 */
function edit(place, put) {
  const opened = new Map(); // an element that is being edited -> its words before
  const piecesOf = (run) => all(`[data-segment="${run.dataset.segment}"] .words`, place);
  const open = (run, wanted = one(".words", run)) => {
    const pieces = piecesOf(run).filter((piece) => piece.checkVisibility());
    for (const piece of pieces) {
      piece.contentEditable = "true";
      piece.setAttribute("role", "textbox");
      piece.setAttribute("aria-label", _("Correct the English"));
      piece.spellcheck = true;
      opened.set(piece, opened.get(piece) ?? piece.textContent);
    }
    (pieces.includes(wanted) ? wanted : pieces[0])?.focus();
  };
  const close = (piece) => {
    const before = opened.get(piece);
    if (!opened.delete(piece)) return; // closed already: losing the focus closes too
    for (const name of ["contenteditable", "role", "aria-label"]) piece.removeAttribute(name);
    const words = spaced(piece.textContent.replace(/\s*\n\s*/g, " "), before);
    setWords(piece, before); // whatever else the browser may have put there goes
    if (words !== before) put(piece, words);
  };
  place.addEventListener("dblclick", (event) => {
    const run = event.target.closest(".segment");
    if (!run || event.target.isContentEditable || event.target.closest("a:not(.to), button")) return;
    open(run, event.target.closest(".words") ?? undefined);
  });
  place.addEventListener("focusout", (event) => {
    const run = event.target.closest(".segment");
    const next = place.contains(event.relatedTarget) && event.relatedTarget.closest(".segment");
    if (!run || (next && next.dataset.segment === run.dataset.segment)) return;
    piecesOf(run).forEach(close);
  });
  place.addEventListener("keydown", (event) => {
    const piece = event.target;
    const asks = (piece.matches(".segment") && event.key === "Enter") || event.key === "F2";
    if (asks && piece.matches(".segment, .to")) {
      event.preventDefault();
      open(piece.closest(".segment"));
    } else if (piece.isContentEditable && ["Enter", "Escape"].includes(event.key)) {
      event.preventDefault();
      const run = piece.closest(".segment");
      if (event.key === "Escape") for (const [other, before] of opened) setWords(other, before);
      piecesOf(run).forEach(close);
      (one(".to", run) ?? run).focus();
    }
  });
  place.addEventListener("paste", (event) => {
    event.preventDefault();
    const words = event.clipboardData.getData("text/plain").replace(/\s+/g, " ");
    document.execCommand("insertText", false, words);
  });
  place.addEventListener("drop", (event) => event.preventDefault());
}
