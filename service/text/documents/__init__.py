"""The text of documents: columns, paragraphs and captions of pages, the article of a message.

Comes in: fragments of text with their places, as `adapters.files.pdf_files` reads them; lines of a
message. Goes out: `page_text.read_pages`, `messages.parts_of`.
"""
