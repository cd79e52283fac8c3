"""The files of a model package that tell the service words, and what it makes of them.

Comes in: paths in an unpacked package, pieces of its vocabulary. Goes out: `phrase_memory` and
`word_lexicon`, which fill ports of `translation`, and the text of `output_vocabulary`, which
CTranslate2 reads with the network.
"""
