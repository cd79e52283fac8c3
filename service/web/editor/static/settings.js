// Settings that stick in this browser, for every article: of the form, and of how a result is shown.
import { one } from "./words.js";
import { browser } from "./storage.js";

const FIELDS = ["method", "spelling", "sentences"];

/** The settings chosen last: a value by name, nothing of what was never chosen. */
export const settings = () => browser.read("settings") ?? {};

export function setUpSettings() {
  const { elements } = one("#ask");
  const chosen = settings();
  for (const name of FIELDS) if (name in chosen) elements[name].value = chosen[name];
  addEventListener("change", (event) => {
    const found = settingOf(event.target);
    if (found) browser.write("settings", { ...settings(), ...found });
  });
}

/** What an element sets, by name; null where it is no setting, or its value none to keep. */
function settingOf(element) {
  if (element.id === "dense") return { dense: element.checked };
  if (element.id === "shade") return { shade: element.value };
  if (element.id === "length") return { sentences: element.value };
  if (element.id === "method-of-result") return { method: element.value };
  const sticks = element.name === "quotes" || FIELDS.includes(element.name);
  return sticks && element.validity.valid ? { [element.name]: element.value } : null;
}
