"""Unit tests of service/text."""
