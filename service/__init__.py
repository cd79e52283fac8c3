"""Verbatim: French articles into English, every quotation kept word for word.

Comes in: articles, by HTTP, from files or on the command line. Goes out: their English, summaries
and quote sheets. Start at `pipeline`, which names the steps; `app` wires them to their adapters.
"""

__version__ = "0.2.5"
