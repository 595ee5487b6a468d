"""What closes a record is its end: photos go before it, and what stands amid the talk is asked about."""

from zadankai_editor.recognize.build.blocks import end_with_closing
from zadankai_editor.recognize.draft import Draft
from zadankai_editor.recognize.lines import read_page
from zadankai_editor.record.nodes import BlockKind

LINES = read_page("早房：灯台です。\n（文・鐘つき係）\n灯台の写真").filled


def ended(*kinds: BlockKind) -> Draft:
    draft = Draft()
    for kind, line in zip(kinds, LINES, strict=False):
        draft.open(kind, [line])
    end_with_closing(draft)
    return draft


def test_a_photo_behind_the_end_goes_before_it() -> None:
    draft = ended(BlockKind.UTTERANCE, BlockKind.CLOSING, BlockKind.PHOTO)
    assert [block.kind for block in draft.blocks] == [
        BlockKind.UTTERANCE,
        BlockKind.PHOTO,
        BlockKind.CLOSING,
    ]
    assert not any(block.doubts for block in draft.blocks)


def test_what_stands_before_somebodys_words_closes_nothing() -> None:
    draft = ended(BlockKind.UTTERANCE, BlockKind.CLOSING, BlockKind.UTTERANCE)
    assert [block.kind for block in draft.blocks] == [
        BlockKind.UTTERANCE,
        BlockKind.TEXT,
        BlockKind.UTTERANCE,
    ]
    (doubt,) = draft.blocks[1].doubts
    assert (doubt.line, "結びの文でないか" in doubt.message) == (2, True)
