// One summary of several articles, by the API: its sentences, each with the name of its source.
import { one } from "./words.js";
import { LOST } from "./form.js";

const OPTIONS = ["spelling", "method", "keep_quotations", "layout", "focus"];

/** Ask for the summary; give its sentences as elements, or what went wrong as a message. */
export async function summaryOf(url, works, shared) {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(requestOf(works, shared)),
    });
    const found = await answer.json();
    if (!answer.ok) return { message: found.error.message };
    const names = works.map(({ name }) => name);
    return { message: "", sentences: found.sentences.map((sentence) => entryOf(sentence, works, names)) };
  } catch {
    return { message: LOST };
  }
}

function requestOf(works, shared) {
  const options = Object.fromEntries(OPTIONS.map((name) => [name, shared[name]]));
  const lines = one("#glossary").value.split("\n").filter((line) => line.trim());
  return {
    ...options,
    articles: works.map(({ name, fields }) => ({ id: name, title: fields.title, text: fields.text })),
    sentences: Number(shared.sentences),
    quotes: shared.quotes,
    glossary: lines.map((line) => line.split(/[=\t](.*)/s, 2).map((part) => part.trim())),
  };
}

function entryOf({ article, also, target, source }, works, names) {
  const entry = document.createElement("li");
  const words = document.createElement("span");
  words.lang = "en";
  words.textContent = target.text;
  entry.append(words);
  for (const name of [article, ...also]) {
    const index = names.indexOf(name);
    const link = document.createElement("button");
    Object.assign(link, { type: "button", className: "link", textContent: name });
    link.dataset.article = index;
    const french = [...works[index].fields.text].slice(source.start, source.end).join("");
    link.dataset.french = name === article ? french : "";
    entry.append(" ", link);
  }
  return entry;
}
