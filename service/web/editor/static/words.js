// What every part of the page's script needs: elements, and words in the page's language.

export const one = (selector, within = document) => within.querySelector(selector);
export const all = (selector, within = document) => [...within.querySelectorAll(selector)];

/** The words of an element without the numbers, letters and buttons between them. */
export function bare(element) {
  const copy = element.cloneNode(true);
  for (const extra of all(".number, .flag, .restore, .other", copy)) extra.remove();
  return copy.textContent;
}

export const tongue = document.documentElement.lang;
const words = JSON.parse(one("main").dataset.words); // English words stand where they are used
const plural = new Intl.PluralRules(tongue);

const fill = (message, filled) => message.replace(/\{(\d)\}/g, (_hole, index) => filled[index]);

/** A message in the page's language, its holes {0}, {1} filled. */
export function _(message, ...filled) {
  return fill(words[message] ?? message, filled);
}

/** A message about a number, which fills {0}. */
export function ngettext(singular, other, number) {
  const forms = words[singular] ?? [singular, other];
  const form = plural.select(number) === "one" ? forms[0] : forms[1];
  return fill(form, [number.toLocaleString(tongue)]);
}
