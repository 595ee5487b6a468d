"""The agenda: stretches that may be one, and which of them is."""
