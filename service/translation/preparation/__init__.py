"""The French of one string, made ready for the model, and its English set right by what was done.

Comes in: values, `knowledge`, the names found by `text`. Goes out: French in ordinary letters
(`truecasing`) with `hints` behind words that the model has seldom met, its numbers in `figures`,
what journalists insert without brackets (`insertions`), and verbs of saying replaced by « dire »
(`reporting_clauses`), which puts them back in the English; the source is given where nobody is
named as who says it (`impersonal_clauses`). `quoted` fits quotations to the grammar of their
sentences. `agreement` sets the English right by whose « son », « sa » and « ses » are
(`antecedents`, `mentions`).
"""
