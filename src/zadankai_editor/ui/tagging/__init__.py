"""Tagging a bare text: one key gives a paragraph its speaker or kind, and goes on to the next."""
