// The headline that is offered: in step with the title as it is corrected, and copied with the notice.
import { _, all, one } from "./words.js";
import { wordsOf } from "./result.js";

const SHOWN = 2_000; // ms that it is said to be copied

export function setUpHeadline(result) {
  const headline = one("#headline", result);
  if (!headline) return;
  const own = all(".words", headline);
  const put = () => {
    const title = all(".title .target .words", result);
    own.forEach((piece, index) => (piece.textContent = (title[index] ?? piece).textContent));
  };
  result.addEventListener("corrected", put);
  put();
  one("#copy-headline", result).addEventListener("click", async () => {
    const text = [wordsOf(headline), result.dataset.label].filter(Boolean).join("\n\n");
    const done = await navigator.clipboard?.writeText(text).then(() => true, () => false);
    if (!done) getSelection().selectAllChildren(headline); // on plain HTTP there is no clipboard
    const copied = done || document.execCommand("copy");
    one("#told").textContent = copied ? _("Copied.") : _("The browser did not let us copy.");
    setTimeout(() => (one("#told").textContent = ""), SHOWN);
  });
}
