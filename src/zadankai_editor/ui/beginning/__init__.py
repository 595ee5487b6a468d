"""The small window with which a new record begins."""
