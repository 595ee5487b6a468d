"""Zadankai Editor: from a roundtable record (座談会) as it arrives to validated YAML."""

__version__ = "0.1.0"
