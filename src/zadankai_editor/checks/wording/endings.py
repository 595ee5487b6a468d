"""Paragraphs without 。 at their end, in a record where others of their kind have it."""

from collections import defaultdict
from collections.abc import Iterator

from zadankai_editor.checks.quoting import quoted
from zadankai_editor.japanese.folding import folded
from zadankai_editor.japanese.marks import ends_sentence
from zadankai_editor.record.findings import Finding, finding
from zadankai_editor.record.nodes import Block, BlockKind, Record

_SPOKEN = (BlockKind.UTTERANCE, BlockKind.PROMPT, BlockKind.LEAD, BlockKind.CLOSING)
_LEAST = 5
_MOST_WITHOUT = 0.15
_LEAST_CHARACTERS = 6
_BULLETS = ("-", "・", "●", "■", "*", "※", "（", "〔", "(")
_OPEN_ENDS = ("―", "…", "‥", "：", "、", "」", "）", ")", "♪", "〜", "～", "】")


def check_endings(record: Record) -> Iterator[Finding]:
    """Yield the few paragraphs that end without a full stop where nearly all of their kind have one."""
    ends: dict[BlockKind, list[tuple[Block, str, bool]]] = defaultdict(list)
    for block in record.blocks:
        if block.kind not in _SPOKEN:
            continue
        for paragraph in block.paragraphs:
            if len(paragraph.strip()) >= _LEAST_CHARACTERS and not paragraph.lstrip().startswith(_BULLETS):
                ended = ends_sentence(folded(paragraph)) or paragraph.rstrip().endswith(_OPEN_ENDS)
                ends[block.kind].append((block, paragraph.strip(), ended))
    for paragraphs in ends.values():
        without = [(block, text) for block, text, ended in paragraphs if not ended]
        if len(paragraphs) - len(without) < _LEAST or len(without) > max(2, _MOST_WITHOUT * len(paragraphs)):
            continue
        for block, text in without:
            end = quoted("…" + text[-12:])
            message = f"{end}の終わりに句点がありません。文が途中で切れていないか確かめてください。"
            yield finding("wording.stop.missing", message, block=block.id)
