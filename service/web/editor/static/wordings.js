// Other wordings of the sentence at hand: the service is asked when an editor wants them, and the one
// that is chosen is set as if it had been typed.
import { _, all, one, tongue } from "./words.js";
import { LOST, pageOf } from "./form.js";
import { correctSentence } from "./result.js";

let asking = new AbortController();

/** Offer other wordings of whichever English sentence has the focus; `sent` makes the form's data. */
export function setUpWordings(result, sent) {
  const { wordings: address } = result.dataset;
  if (!address) return;
  const button = buttonOf("other", "≈");
  button.setAttribute("aria-haspopup", "true");
  one(".texts", result).addEventListener("focusin", (event) => {
    const run = event.target.closest(".target .segment");
    if (!run || run.contains(button) || !translated(run)) return;
    const words = _("Other wordings of sentence {0}", numberOf(run));
    button.setAttribute("aria-label", words);
    button.title = words;
    run.append(button);
  });
  button.addEventListener("click", () => {
    const run = button.closest(".segment");
    ask(result, run, address, sent(run.dataset.segment));
  });
}

const numberOf = (run) => run.dataset.segment.slice(1);

/** Whether a sentence is in English because it was translated. */
const translated = (run) => one(".source", run.closest(".row"))?.lang === "fr";

function buttonOf(className, words) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className, textContent: words, lang: tongue });
  return made;
}

async function ask(result, run, address, body) {
  asking.abort();
  const { signal } = (asking = new AbortController());
  const panel = open(result, run);
  const say = (words) => (one(".hint", panel).textContent = words);
  try {
    say(_("Looking for other wordings…"));
    const answer = await fetch(address, { method: "POST", body, signal });
    if (!answer.ok) return say((one("#error", (await pageOf(answer)) ?? panel) ?? {}).textContent ?? LOST);
    const { wordings } = await answer.json();
    offer(panel, result, run, wordings);
  } catch {
    if (!signal.aborted) say(LOST);
  }
}

/** Lay out the place under a sentence's paragraph where its wordings will stand. */
function open(result, run) {
  one(".wordings", result)?.remove();
  const panel = document.createElement("div");
  const told = document.createElement("p");
  const close = buttonOf("quiet", _("Close"));
  panel.className = "wordings";
  panel.lang = tongue;
  panel.dataset.segment = run.dataset.segment;
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", _("Other wordings of sentence {0}", numberOf(run)));
  told.className = "hint";
  told.setAttribute("role", "status");
  panel.append(told, close);
  close.addEventListener("click", () => leave(panel, run));
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    leave(panel, run);
  });
  run.closest(".row").append(panel);
  panel.scrollIntoView({ block: "nearest" });
  return panel;
}

function leave(panel, run) {
  asking.abort();
  panel.remove();
  run.focus();
}

/** The pieces of a sentence that may be corrected, in order. */
const piecesOf = (result, run) =>
  all(`.target [data-segment="${run.dataset.segment}"] .words`, result);

/** List the wordings that are not what stands there; of a choice they are one, and a correction. */
function offer(panel, result, run, wordings) {
  const standing = piecesOf(result, run).map((piece) => piece.textContent);
  const found = wordings.filter(
    ({ words }) => words.length === standing.length && words.join() !== standing.join(),
  );
  const list = document.createElement("ul");
  for (const { words, confidence } of found) {
    const entry = document.createElement("li");
    const button = buttonOf("wording", "");
    button.append(sentence(result, run, words), sureness(confidence));
    button.addEventListener("click", () => {
      correctSentence(run.dataset.segment, words);
      leave(panel, run);
    });
    entry.append(button);
    list.append(entry);
  }
  const sure = run.dataset.sure ? _("As it stands: confidence {0}%.", run.dataset.sure) : "";
  const none = _("No other wording passed the checks.");
  one(".hint", panel).textContent = found.length ? sure : none;
  if (found.length) one(".hint", panel).after(list);
  if (!panel.contains(document.activeElement)) one("button", panel).focus({ preventScroll: true });
  panel.scrollIntoView({ block: "nearest" });
}

function sureness(confidence) {
  const said = document.createElement("span");
  said.className = "sure";
  if (confidence === null) return said;
  said.textContent = _("{0}%", confidence);
  said.title = _("Confidence: {0}%", confidence);
  return said;
}

/** A sentence as it would stand, its originals between the words; what differs is marked. */
function sentence(result, run, words) {
  const made = document.createElement("span");
  made.lang = "en";
  const left = [...words];
  for (const part of all(`.target [data-segment="${run.dataset.segment}"]`, result)) {
    const copy = part.cloneNode(true);
    for (const extra of all(".number, .flag, button", copy)) extra.remove();
    for (const piece of all(".words", copy)) {
      piece.replaceChildren(...marked(left.shift(), piece.textContent));
    }
    for (const piece of all("[data-quotation]", copy)) piece.removeAttribute("data-quotation");
    made.append(...copy.childNodes, " ");
  }
  return made;
}

/** Words with what differs from other words marked: from the first that does to the last. */
function marked(words, others) {
  const [now, before] = [words.split(/(?= )/), others.split(/(?= )/)];
  const shorter = Math.min(now.length, before.length);
  let [first, last] = [0, 0];
  while (first < shorter && now[first] === before[first]) first++;
  while (last < shorter - first && now.at(-1 - last) === before.at(-1 - last)) last++;
  const end = now.length - last;
  const differing = document.createElement("span");
  differing.className = "differs";
  differing.textContent = now.slice(first, end).join("");
  return [now.slice(0, first).join(""), differing, now.slice(end).join("")];
}
