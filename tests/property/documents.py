"""Random records and reviews whose texts are as nasty as YAML can make them."""

from typing import Any

from hypothesis import strategies as st

from zadankai_editor.record.attribution import Confidence, Strategy
from zadankai_editor.record.nodes import (
    AgendaItem,
    Block,
    BlockKind,
    Cover,
    Held,
    Note,
    Participant,
    Record,
    Series,
    SpeakerRef,
    Status,
    UnknownAgenda,
    UnknownSpeaker,
)
from zadankai_editor.record.review import (
    Digit,
    Doubt,
    LineUse,
    Mark,
    Review,
    SettledDoubt,
    Source,
    SourceLine,
)

PIECES = [
    *"-?:,[]{}#&*!|>'\"%@` \t\n~=<.+_0123456789eExXoOtTnNyY/\\",
    *("あ", "甲", "。", "　", "𠮷", "か\u3099", "辻\U000e0101", "\u00a0", "\u200b", "\u202e", "\U0001fffe"),
    *("\x00", "\x07", "\x0b", "\x1b", "\x7f", "\x85", "\x9f", "\r", "\u2028", "\u2029", "\ufeff", "\ufffe"),
    *("true", "null", "no", "on", ".inf", ".nan", "0x", "0o", "0b", "1e3", "1_0", "1:20", "2022-10-21", "<<"),
    *("---", "...", "- ", "? ", ": ", " #", "%YAML", "!!str", "&a", "*a", "|-", ">", "\n\n", "\n ", " \n"),
]
"""What means something to some YAML parser, what cannot be printed, and what people write."""

NASTY = st.lists(st.sampled_from(PIECES), max_size=8).map("".join) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=20
)
"""Any text."""

_SOME = st.none() | NASTY
_NUMBERS = st.integers(-3, 40) | st.integers(-(2**53), 2**53)
_SECONDS = st.none() | st.floats(0, 1e7, allow_nan=False)
_FILES = st.sampled_from([None, "", "images/a.png", "images/甲 乙 #1.png", "'a'.jpg", "1", "港: b.png"])
_IDS = st.from_regex(r"[a-z][a-z0-9]{0,15}", fullmatch=True) | st.sampled_from(
    ["y", "no", "null", "true", "e1"]
)


@st.composite
def records(draw: st.DrawFn) -> Record:
    """Return any record, with layout, and with references that lead nowhere."""
    labels = draw(st.lists(NASTY | st.sampled_from(["甲", "乙", " 甲"]), max_size=4))
    numbers = draw(st.lists(_NUMBERS, max_size=3))
    speakers: st.SearchStrategy[SpeakerRef] = st.sampled_from(
        [
            *(f"x{n}" for n in range(len(labels))),
            "gone",
            *(UnknownSpeaker(label=t) for t in ("甲", "1", " y ")),
        ]
    )
    items = st.sampled_from([None, *(f"i{n}" for n in range(len(numbers))), UnknownAgenda(number=7)])
    kinds = [
        *[BlockKind.LEAD] * draw(st.integers(0, 2)),
        *draw(st.lists(st.sampled_from([k for k in BlockKind if k.part.value == "body"]), max_size=4)),
        *[BlockKind.CLOSING] * draw(st.integers(0, 2)),
    ]
    ids = draw(st.lists(_IDS, min_size=len(kinds), max_size=len(kinds), unique=True))
    return Record(
        status=draw(st.sampled_from(Status)),
        title=draw(NASTY),
        series=draw(st.none() | st.builds(Series, name=_SOME, number=st.none() | _NUMBERS)),
        held=draw(st.none() | st.builds(Held, date=_SOME | st.just("2022-10-21"), text=_SOME)),
        cover=draw(st.none() | st.builds(Cover, file=_FILES, caption=_SOME, alt=_SOME, credit=_SOME)),
        notes=tuple(draw(st.lists(st.builds(Note, term=NASTY, text=NASTY, mark=_SOME), max_size=2))),
        participants=tuple(draw(_participant(f"x{n}", label)) for n, label in enumerate(labels)),
        agenda=tuple(AgendaItem(id=f"i{n}", number=m, text=draw(NASTY)) for n, m in enumerate(numbers)),
        blocks=tuple(draw(_block(i, k, speakers, items)) for i, k in zip(ids, kinds, strict=True)),
    )


def _participant(participant_id: str, label: str) -> st.SearchStrategy[Participant]:
    texts = dict.fromkeys(("name", "title", "post", "reading", "organization"), _SOME)
    return st.builds(
        Participant, id=st.just(participant_id), label=st.just(label), moderator=st.booleans(), **texts
    )


def _block(
    block_id: str, kind: BlockKind, speakers: st.SearchStrategy[SpeakerRef], items: st.SearchStrategy[Any]
) -> st.SearchStrategy[Block]:
    several = st.lists(speakers, max_size=2).map(tuple)
    return st.builds(
        Block,
        id=st.just(block_id),
        kind=st.just(kind),
        text=NASTY,
        speaker=st.none() | speakers,
        with_speakers=several,
        role=_SOME,
        written=_SOME,
        continued=st.booleans(),
        start=_SECONDS,
        end=_SECONDS,
        agenda=items,
        file=_FILES,
        alt=_SOME,
        credit=_SOME,
        people=several,
    )


def reviews(record: Record) -> st.SearchStrategy[Review]:
    """Return any review of `record`, which has been read from its file."""
    blocks = st.sampled_from([*(b.id for b in record.blocks), "gone"])
    paths = st.sampled_from(["title", "participants[2].name", "lead[0]", "agenda[1]"])
    said = st.none() | NASTY.filter(bool)
    doubts = st.builds(
        Doubt,
        code=st.just("import.speaker.uncertain"),
        message=NASTY,
        block=st.none() | blocks,
        path=st.none() | paths,
        line=st.none() | st.integers(1, 99),
    )
    lines = st.one_of(
        st.builds(
            SourceLine,
            number=_NUMBERS,
            use=st.just(LineUse.BLOCK),
            target=blocks,
            reason=said,
            text=said,
            strategy=st.none() | st.sampled_from(Strategy),
            confidence=st.none() | st.sampled_from(Confidence),
        ),
        st.builds(
            SourceLine, number=_NUMBERS, use=st.just(LineUse.FIELD), target=paths, reason=said, text=said
        ),
        st.builds(
            SourceLine, number=_NUMBERS, use=st.just(LineUse.LEFT_OUT), reason=st.none() | NASTY, text=said
        ),
    )
    source = st.builds(
        Source, name=NASTY, text=NASTY, encoding=st.sampled_from([None, "utf-8", "cp932", "utf-16"])
    )
    digits = st.builds(
        Digit,
        participant=st.sampled_from([p.id for p in record.participants] or ["gone"]),
        digit=st.integers(0, 9),
    )
    return st.builds(
        Review,
        source=st.none() | source,
        lines=st.lists(lines, max_size=5).map(tuple),
        doubts=st.lists(doubts, max_size=2).map(tuple),
        settled=st.lists(
            st.builds(SettledDoubt, doubt=doubts, at=st.just("2024-05-17T10:00:00+09:00")), max_size=2
        ).map(tuple),
        marks=st.lists(st.builds(Mark, block=blocks, reviewer=NASTY, note=said), max_size=2).map(tuple),
        digits=st.lists(digits, max_size=3 if record.participants else 0).map(tuple),
    )
