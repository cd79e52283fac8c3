"""The command line: one module for each command, which adds itself to the parser and runs.

Comes in: `app`, settings, the pipeline, the model packages. Goes out: `add(commands)` of each
`cmd_` module, called only by `__main__`; the other modules are shared by the commands.
"""
