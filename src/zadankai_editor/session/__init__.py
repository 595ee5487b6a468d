"""The open record: one door for changes, undo, background work. Knows QtCore and QtGui, no widget."""
