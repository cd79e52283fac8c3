"""The text of an article: its language, sentences, names, and HTML as lines of text.

Comes in: values and `knowledge`. Goes out: `segment`, `language`, `normalise`, and the ports
for files and for language detection.
"""
