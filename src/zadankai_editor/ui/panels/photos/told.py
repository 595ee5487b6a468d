"""What is said of pictures that were put into the record: where they are now, and what they have replaced."""

from zadankai_editor.record.nodes import Block, Record
from zadankai_editor.ui.widgets.wording import excerpt, what_is

_LONGEST = 18
SAME = "同じ画像が既に入っています。"


def added_words(record: Record, index: int, count: int) -> str:
    """Say of `count` new photos, of which the first is the block at `index`, behind what they stand."""
    if index == 0:
        return f"画像を{count}枚、記録の先頭に入れました。"
    return f"画像を{count}枚、「{_short(what_is(record, record.blocks[index - 1]))}」の後に入れました。"


def shown_words(before: Block, more: int = 0) -> str:
    """Say of a picture that the photo `before` shows now, and that `more` photos stand behind it."""
    which = f"写真「{_short(before.text)}」" if before.text.strip() else "この写真"
    done = f"{which}の画像を置き換えました。" if before.file else f"{which}に画像を入れました。"
    return f"{done}ほかの{more}枚は、その後に入れました。" if more else done


def cover_words(*, replaced: bool) -> str:
    """Say of the picture at the head of the article that it is there."""
    return "見出し画像を置き換えました。" if replaced else "見出し画像を入れました。"


def _short(text: str) -> str:
    words = excerpt(text)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
