"""The English of one string: finished in its typography, numbers, terms and names, and checked.

Comes in: values, `knowledge`, the names found by `text`. Goes out: `vocabulary.Vocabulary`, whose
`finish` puts an answer of the model into its final form and names its faults, and
`spelling.speller` (British or American). `finishing` has the steps in their order, `checks` the
checks; `negation`, `numerals` and `proper_names` each hold one kind, patterns and all.
"""
