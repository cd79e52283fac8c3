"""The text of documents: columns and paragraphs, the article of a message, words in a format.

Comes in: fragments of text with their places, as `adapters.files.pdf_files` reads them; lines of a
message; words in a format. Goes out: `page_text.read_pages`, `messages.parts_of`,
`html_places.Places`, by `likely_words.likely`.
"""
