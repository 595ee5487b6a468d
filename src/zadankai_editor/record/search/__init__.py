"""Finding text in the blocks of a record: what is equal, what is found, what it is replaced by."""
