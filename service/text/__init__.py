"""The text of an article: its language, sentences, words and names, and HTML as lines of text.

Comes in: values and `knowledge`. Goes out: `segment`, `language`, `normalise`, `words`, the pairing
of HTML with its translation, and the ports for files and for language detection.
"""
