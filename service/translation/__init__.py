"""Translate segments into English, their quotations in place, and check what the model made.

Comes in: values, `knowledge`, the names found by `text`. Goes out: `translate.translate`, and the
ports `Translator` (the model) and `Memory` (translations kept) of `ports`. Start at `translate`,
which names the steps; `fallbacks` says what is tried when an answer of the model will not do,
`omissions` what is asked again for words that it left out, `caveats` what the editor is told.
`preparation` makes the French ready for the model, and `english` finishes and checks its answers.
"""
