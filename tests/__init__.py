"""Tests, by what they may import: unit neither Flask nor engines."""
