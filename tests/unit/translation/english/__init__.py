"""Unit tests of service/translation/english."""
