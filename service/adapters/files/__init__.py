"""Read articles from files, and write results to files; uploads are read in their own process.

Comes in: the ports of `text.file_formats`, the tokens of `text.html_document`. Goes out:
`sandbox.read_file` and `sandbox.read_title`, `docx_files.write_docx`, `html_parser.parse_html`.
"""
