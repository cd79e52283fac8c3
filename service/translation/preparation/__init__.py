"""The French of one string, made ready for the model.

Comes in: values, `knowledge`, the names found by `text`. Goes out: French in ordinary letters
(`truecasing`) with `hints` behind words that the model has seldom met, its numbers in `figures`,
and its verbs of saying replaced by « dire » (`reporting_clauses`), which puts them back in the
English. `agreement` sets the English right by whose « son », « sa » and « ses » are
(`antecedents`, `mentions`).
"""
