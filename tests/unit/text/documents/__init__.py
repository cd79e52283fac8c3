"""Tests of what makes a text of pages and messages."""
