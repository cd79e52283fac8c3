"""Verbatim: French articles into English, every quotation kept word for word."""

__version__ = "0.1.0"
