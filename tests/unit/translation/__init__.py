"""Unit tests of service/translation."""
