"""What a reader says when it cannot read."""


class SourceError(Exception):
    """A source that cannot be read. `message` says in Japanese what happened and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
