"""Keeping records: atomic saves, the journal and recovery, locks, pictures and the user's folders."""
