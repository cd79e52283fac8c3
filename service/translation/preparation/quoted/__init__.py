"""Quotations that are part of the grammar of their sentence: told, asked for, and read.

Comes in: the French of a quotation, and of its sentence before it. Goes out: what is asked for the
quotation and around its mask, what is taken out of the English again, and the form that the
quotation's English needs. `verbs` has those that begin with a verb (`verb_forms`: its forms in
English), `phrases` all others.
"""
