"""Unit tests of service/quotations."""
