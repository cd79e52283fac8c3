"""What the service knows of French and of English: word lists and tables, in files to edit.

Comes in: nothing; `loader` reads the files of fr/ and en/ (TOML lists, TSV tables), one subject a
file. Goes out: `french` and `english`, the files as typed values, and patterns made of word lists.
"""
