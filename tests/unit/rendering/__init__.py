"""Unit tests of service/rendering."""
