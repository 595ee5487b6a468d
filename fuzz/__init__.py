"""A fuzzer for all readers and the recogniser: `python3 dev.py fuzz`."""
