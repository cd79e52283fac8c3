"""Find the quotations of an article, what kind each is, and who speaks.

Comes in: values, `knowledge`, the reading copy of `text`. Goes out: `extraction.find`; the other
modules are its parts, each one question about a passage.
"""
