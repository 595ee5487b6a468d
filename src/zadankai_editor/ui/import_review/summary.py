"""What was recognised, in plain sentences."""

from typing import TYPE_CHECKING

from zadankai_editor.record.nodes import BlockKind, Record

if TYPE_CHECKING:
    from zadankai_editor.recognize import Recognition


def found_sentence(recognition: "Recognition", known: int = 0) -> str:
    """Say how much was recognised, or that the text is taken as it is.

    The first `known` participants were in the record before: of an addition, only who is new was found.
    """
    record = recognition.state.record
    if not record.blocks and not _is_structured(record):
        return "記録として取り込める文章が見つかりませんでした。"
    if not _is_structured(record):
        return (
            f"発言者や議題は見つかりませんでした。文章は{counted(len(record.blocks))}のブロックとしてそのまま取り込めます。"
            "発言者や種類は、取り込んだあとで付けられます。"
        )
    pieces = [f"{len(record.blocks)}ブロック"]
    found = len(record.participants) - known
    if found > 0:
        pieces.append(f"新しい参加者{found}人" if known else f"参加者{found}人")
    if record.agenda:
        pieces.append(f"議題{counted(len(record.agenda))}")
    return f"{'、'.join(pieces)}を読み取りました。"


def doubts_sentence(count: int) -> str:
    """Say in how many places somebody should look."""
    if not count:
        return "要確認はありません。"
    return f"要確認が{count}件あります。"


def candidates_sentence(count: int, doubtful: int) -> str:
    """Say how many candidates for speakers there are, and how many want a look."""
    if not doubtful:
        return f"{count}件　すべて決まっています"
    return f"{count}件　うち{doubtful}件を確かめてください"


def dropped_words(count: int) -> str:
    """Return what the button says that lists the formatting which no record can hold."""
    return f"取り込めない書式（{count}）"


def source_sentence(lines: int, left_out: int) -> str:
    """Say how long the source is and how much of it stays outside of the record."""
    outside = f"　うち{left_out}行（灰色）は記録に入れません" if left_out else ""
    return f"{lines}行{outside}"


def counted(count: int) -> str:
    """Return a number of things as it is said in Japanese."""
    return f"{count}つ" if count < 10 else f"{count}件"


def may_take_over(recognition: "Recognition") -> bool:
    """Whether there is anything to take over."""
    record = recognition.state.record
    return bool(record.blocks) or _is_structured(record)


def _is_structured(record: Record) -> bool:
    if record.participants or record.agenda:
        return True
    return any(block.kind in {BlockKind.UTTERANCE, BlockKind.PROMPT} for block in record.blocks)
