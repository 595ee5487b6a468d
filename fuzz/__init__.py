"""Fuzzers: `python3 dev.py fuzz` for all readers and the recogniser, `fuzz editing` for the manuscript."""
