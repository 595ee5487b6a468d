"""The fields of a record's header, each weighed over all lines that stand before the talk."""
