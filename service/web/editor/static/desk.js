// The work on the page as one value: what the form holds, the result, its corrections, how it is
// shown. It is what a tab keeps over a reload, and what "my last ten" are made of.
import { all, one } from "./words.js";
import { fillForm, formFields } from "./form.js";
import { keptCorrections, viewOf } from "./result.js";
import { lastResult, putResult } from "./work.js";

/** The fields of the form, and the last result with its corrections (null: there is none). */
export function workOnPage() {
  const last = lastResult();
  const result = last && { article: last.article, html: last.html };
  const view = last && viewOf(last.result);
  return { fields: formFields(), result, view, corrections: keptCorrections() };
}

/** Put work back on the page, in place of what is there. */
export function putOnPage({ fields, result, view, corrections }) {
  fillForm(fields);
  if (result) putResult(result, corrections, view);
}
