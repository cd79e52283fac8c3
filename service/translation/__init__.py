"""Carry segments into English, their quotations in place, and check what the model made.

Comes in: values, `knowledge`, the names found by `text`. Goes out: `translate.translate` and the
ports `Translator` and `Memory`.
"""
