"""The English of one string: finished in its typography, numbers, terms and names, and checked.

Comes in: values, `knowledge`, the names found by `text`. Goes out: `finishing.finish` and
`checks.faults`; `fallbacks` decides by the faults whether an attempt will do.
"""
