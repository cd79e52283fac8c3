"""What the service knows of French and of English, as data that the steps look up.

Comes in: nothing. Goes out: constants, read by the steps: word lists, tables, patterns.
"""
