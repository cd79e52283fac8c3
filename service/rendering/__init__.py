"""Set the finished text, check every quotation word for word, and make the answer's records.

Comes in: values, the references of `summaries`. Goes out: `render.render`, `render.digest`, and the
answers in `answer`, which the web's edge serialises.
"""
