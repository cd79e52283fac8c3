"""Adapters: each fills one port, and is the only importer of one third-party engine.

Comes in: ports and values of the steps and of jobs. Goes out: classes and functions that `app`
wires together. An adapter imports neither the settings, nor the web layer, nor the pipeline.
`ctranslate` is the translation model, before which stand `batching` and `cache` (translations
kept); `files` reads uploads; `model_packages` says what a model package must hold, installs and
chooses them; what is in one and the service reads itself, `package_files`.
"""
