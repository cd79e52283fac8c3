// Menus are <details>, which open without a script. With one they close as menus do: by Escape, by a
// choice, and where the focus or the pointer goes elsewhere; arrow keys go from entry to entry.
import { all, one } from "./words.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

export function setUpMenus() {
  addEventListener("click", (event) => closeAll((menu) => !held(menu, event.target)));
  addEventListener("focusin", (event) => closeAll((menu) => !menu.contains(event.target)));
  addEventListener("keydown", (event) => {
    const menu = event.target.closest?.(".menu[open]");
    if (!menu) return;
    if (event.key === "Escape") {
      event.preventDefault();
      menu.open = false;
      one("summary", menu).focus();
    } else if (event.key in STEPS) {
      event.preventDefault();
      const stops = [one("summary", menu), ...all("button", menu)];
      stops[stops.indexOf(document.activeElement) + STEPS[event.key]]?.focus();
    }
  });
}

/** Whether a click leaves a menu open: one on its own button does, which opens and closes it. */
const held = (menu, clicked) => one("summary", menu).contains(clicked);

function closeAll(where) {
  for (const menu of all(".menu[open]")) if (where(menu)) menu.open = false;
}
