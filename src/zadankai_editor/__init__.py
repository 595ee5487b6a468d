"""Zadankai Editor: from a roundtable record (座談会) as it arrives to validated YAML."""

import os

__version__ = "0.1.0"

# pydantic looks through all installed packages for plugins, which costs every start some 25 ms.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
