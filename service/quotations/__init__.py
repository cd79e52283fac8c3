"""Find the quotations of an article, and for each its kind and its speaker.

Comes in: values, `knowledge`, the reading copy and words of `text`. Goes out: `extraction.find`;
each other module answers one question about a passage: where it ends, who speaks, what it is.
"""
