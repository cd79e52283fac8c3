"""The command line: a module for each command, which adds itself to the parser and runs.

Comes in: `app`, settings, the pipeline, the model packages. Goes out: `add(commands)` of each
`cmd_` module, called by `__main__` alone; the other modules are what they share.
"""
