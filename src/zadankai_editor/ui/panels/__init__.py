"""The side panels: each shows one part of the record and changes it through the session."""
