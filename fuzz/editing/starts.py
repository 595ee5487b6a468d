"""The records from which random editing starts."""

from tests.record_states import K, agenda, block, doubt, people
from zadankai_editor.record.nodes import Participant, Record, Status, UnknownAgenda, UnknownSpeaker
from zadankai_editor.record.review import Digit, Mark, Review, State

_DIGITS = (("p1", 1), ("p2", 2), ("p3", 0))


def _talk() -> State:
    """Return a record with all that a record may hold."""
    blocks = (
        block("l1", K.LEAD, "湊が丘市は坂の多いまちです。"),
        block("l2", K.LEAD, "図書館の夜を話し合いました。"),
        block("s1", K.SECTION, "図書館について", agenda="a1"),
        block("q1", K.PROMPT, "では始めます。\nお一人ずつどうぞ。"),
        block("u1", K.UTTERANCE, "𠮷野家の隣に図書館があります。", "p1", start=1.0, end=9.5),
        block("u2", K.UTTERANCE, "夜も開いています。\n日曜も開けます。", "p2", role="館長"),
        block("h1", K.HEADING, "夜間開館"),
        block("u3", K.UTTERANCE, "葛󠄀城の分館もです。", "p1", with_speakers=("p2",)),
        block(
            "f1", K.PHOTO, "図書館の外観", file="images/a.png", people=("p1", UnknownSpeaker(label="戊谷"))
        ),
        block("t1", K.TEXT, "(拍手)"),
        block("u4", K.UTTERANCE, "か゚きく、ありがとうございました。", "p3"),
        block("u5", K.UTTERANCE, "続けます。", "p3", continued=True),
        block("s2", K.SECTION, "坂道について", agenda=UnknownAgenda(number=3)),
        block("u6", K.UTTERANCE, "坂は宝です。", UnknownSpeaker(label="戊谷")),
        block("u7", K.UTTERANCE, "どなたかの声です。", written="丁"),
        block("f2", K.PHOTO, "坂の上"),
        block("c1", K.CLOSING, "この会は秋に開かれました。"),
    )
    record = Record(
        title="湊が丘の夜",
        participants=people("甲野", "乙川", "丙山"),
        agenda=agenda("図書館", "公園"),
        blocks=blocks,
        status=Status.READY,
    )
    review = Review(
        digits=tuple(Digit(participant=who, digit=digit) for who, digit in _DIGITS),
        doubts=(doubt("u3"), doubt("u7"), doubt("t1")),
        marks=(Mark(block="u1", reviewer="校正係"),),
    )
    return State(record=record, review=review)


def _namesakes() -> State:
    """Return a record that came in with two people under one label, and words of either."""
    both = UnknownSpeaker(label="乙川")
    blocks = (
        block("u1", K.UTTERANCE, "一人目です。", "p1"),
        block("u2", K.UTTERANCE, "どちらの言葉でしょう。", both),
        block("u3", K.UTTERANCE, "三人で言います。", "p2", with_speakers=(both, "p3")),
        block("s1", K.SECTION, "港", agenda=UnknownAgenda(number=1)),
        block("u4", K.UTTERANCE, "二人目です。", "p3"),
    )
    participants = (*people("甲野", "乙川"), Participant(id="p3", label="乙川", name="乙川 望"))
    items = agenda("港", "灯台")
    twice = (items[0], items[1].model_copy(update={"number": 1}))
    digits = (Digit(participant="p1", digit=1), Digit(participant="p3", digit=3))
    record = Record(participants=participants, agenda=twice, blocks=blocks)
    return State(record=record, review=Review(digits=digits))


STARTS = {"talk": _talk, "namesakes": _namesakes, "empty": State}
"""What makes each start, by its name."""
