"""Unit tests of service/knowledge."""
