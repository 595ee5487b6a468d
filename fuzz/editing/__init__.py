"""A random test of the manuscript editor: `python3 dev.py fuzz editing`."""
