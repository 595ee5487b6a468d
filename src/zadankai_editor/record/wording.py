"""How an agenda item and the heading of the section that treats it differ, in words.

The recogniser and the checks both say it, and must say the same.
"""

from zadankai_editor.japanese.wording import same_wording

_LONGEST_QUOTED = 30


def difference(number: int, item: str, heading: str) -> str | None:
    """Return in Japanese how agenda item `number` and the heading of its section differ, or `None`."""
    if same_wording(item, heading):
        return None
    return (
        f"議題{number}{_quoted(item)}と見出し{_quoted(heading)}の表記が違います。"
        "どちらかにそろえるか、このままでよいか確かめてください。"
    )


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return f"「{line if len(line) <= _LONGEST_QUOTED else line[:_LONGEST_QUOTED] + '…'}」"
