"""What makes a file unreadable."""


class FormatError(Exception):
    """A file is none of ours, or breaks its format.

    `message` says in Japanese what is wrong where, and what to do; it begins with the file's name
    and, where it is known, the place. `line` and `column` count from 1 (columns in characters);
    `field` is a path as `body[3].speaker`; each is `None` where it does not apply.
    """

    def __init__(
        self,
        problem: str,
        file: str,
        *,
        line: int | None = None,
        column: int | None = None,
        field: str | None = None,
    ) -> None:
        place = f" の{line}行{column}列" if line is not None else ""
        where = f"（{field}）" if field else ""
        self.message = f"{file}{place}{where}：{problem}"
        self.file = file
        self.line = line
        self.column = column
        self.field = field
        super().__init__(self.message)
