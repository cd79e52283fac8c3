"""Unit tests of service/translation/preparation/quoted."""
