// Comma-separated values as spreadsheets write and read them (RFC 4180; French ones have semicolons).

const CELL = (separator) => new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n]*))(${separator}|\\r?\\n|$)`, "y");

/** The rows of a text, each an array of trimmed cells; blank rows are left out. */
export function rowsOf(text) {
  const lines = text.replace(/^\ufeff/, "");
  const first = lines.split("\n", 1)[0];
  const separator = ["\t", ";"].find((sign) => first.includes(sign)) ?? ",";
  const cell = CELL(separator);
  const rows = [[]];
  while (cell.lastIndex < lines.length) {
    const found = cell.exec(lines);
    if (!found) return null; // a quotation mark where none can be
    rows.at(-1).push((found[1]?.replaceAll('""', '"') ?? found[2]).trim());
    if (found[3] !== separator) rows.push([]);
  }
  return rows.filter((row) => row.some(Boolean));
}

/** Rows as a text; a cell with a sign of the format in it stands in quotation marks. */
export const textOf = (rows) =>
  rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");

const quoted = (cell) => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The letters of a file: UTF-8, or what spreadsheets on Windows write. */
export function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
