"""Unit tests of service/summaries."""
