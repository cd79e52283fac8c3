// What the browser keeps for the page: in this tab, or for as long as the reader wants. The server
// keeps nothing. A browser may refuse (private windows, no room): then nothing is kept, and no more.

const PREFIX = "verbatim.";

const over = (storage) => ({
  /** What was kept under a name; null where nothing was, or nothing that can be read. */
  read(name) {
    try {
      return JSON.parse(storage().getItem(PREFIX + name));
    } catch {
      return null;
    }
  },
  /** Keep a value (null: nothing); tell whether the browser took it. */
  write(name, value) {
    try {
      if (value === null) storage().removeItem(PREFIX + name);
      else storage().setItem(PREFIX + name, JSON.stringify(value));
      return true;
    } catch {
      return false;
    }
  },
});

export const tab = over(() => sessionStorage);
export const browser = over(() => localStorage);
