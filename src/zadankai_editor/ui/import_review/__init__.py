"""The import review: what was recognised in a source, beside it, before anything is taken over."""
