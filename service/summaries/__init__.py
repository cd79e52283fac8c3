"""Choose the sentences of a summary and a headline; no quotation is cut.

Comes in: values, `knowledge`, the names found by `text`. Goes out: `summarise.summarise`, the port
`SentenceRanker`, and the references that are set in a summary.
"""
