// Shows the API document with Swagger's own page, served from here, and mends what that leaves out for
// who does not see it: levels of headings without a gap, headers of tables, a stop at what scrolls.
const MENDED = {
  "h3.opblock-tag, section.models > h4": { "aria-level": "2" },
  ".opblock h4": { "aria-level": "3" },
  ".responses-table": { role: "table" },
  ".responses-table thead td": { role: "columnheader" },
  "pre.microlight": { tabindex: "0" },
};
const place = document.getElementById("swagger");

function mend() {
  for (const [selector, attributes] of Object.entries(MENDED)) {
    for (const element of place.querySelectorAll(selector)) {
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    }
  }
}

new MutationObserver(mend).observe(place, { childList: true, subtree: true });
// A link to each operation would stand inside the button that opens it.
SwaggerUIBundle({ domNode: place, url: place.dataset.document, deepLinking: false });
