"""What a decision has changed, said in one sentence, by comparing what was read before and after."""

from zadankai_editor.ui.import_review.history import Deed
from zadankai_editor.ui.import_review.marks import Mark


def changed_lines(before: tuple[Mark, ...], after: tuple[Mark, ...]) -> frozenset[int]:
    """Return the lines (from 1) that are another thing, or another's words, than before."""
    return frozenset(
        number
        for number, (old, new) in enumerate(zip(before, after, strict=True), 1)
        if old is not new and old.meaning != new.meaning
    )


def made_sentence(deed: Deed, changed: frozenset[int]) -> str:
    """Say that `deed` was done, and how many lines have changed with it."""
    others = len(changed - deed.lines)
    if not changed:
        return f"{deed.said}読み方の変わった行はありません。"
    if not others:
        return deed.said
    if deed.alike:
        return f"{deed.said}同じ形の{others}行も読み直しました。"
    return f"{deed.said}{others}行の読み方が変わりました。"


def undone_sentence(deed: Deed, changed: frozenset[int], *, again: bool = False) -> str:
    """Say that `deed` was taken back, or done `again`."""
    verb = "やり直しました" if again else "元に戻しました"
    return f"{deed.label}を{verb}。{_count(changed)}"


def _count(changed: frozenset[int]) -> str:
    return f"{len(changed)}行の読み方が変わりました。" if changed else "変わった行はありません。"
