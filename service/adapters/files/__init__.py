"""Read articles from files, and write results to files; each is read in a process under limits.

Comes in: the ports of `text.file_formats`, the tokens of `text.html_document`. Goes out:
`sandbox.read_file`, `sandbox.Rewriter`, `sandbox.start`, `docx_files.DocxWriter`, and
`html_parser.parse_html`.
"""
