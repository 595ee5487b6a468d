"""The journal: every committed transaction, on disk within moments, and what a crash left replayed."""
