"""Choose the sentences of a summary, and a headline; a quotation is never cut.

Comes in: values, `knowledge`, the names found by `text`. Goes out: `summarise.summarise`, the port
`SentenceRanker`, and the names that `references` adds to a summary.
"""
