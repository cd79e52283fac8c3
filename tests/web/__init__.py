"""Tests of the web layer and the command line: the engines are fakes."""
