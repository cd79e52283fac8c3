"""Set the finished text, make the answer's records, check every quotation word for word.

Comes in: values, the references of `summaries`. Goes out: `render.render` and `render.digest`, the
checks in `verbatim`, and the answers in `answer`, which the web's edge serialises.
"""
