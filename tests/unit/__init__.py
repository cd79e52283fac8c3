"""Tests of the pure steps: no Flask, no engine."""
