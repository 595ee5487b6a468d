"""What is known of the record that a source is added to takes nothing away of what the source itself shows."""

from pathlib import Path

import pytest

from zadankai_editor.recognize import Recognition, recognize
from zadankai_editor.recognize.labelled import known_of
from zadankai_editor.record.review import Source, State

PEOPLE = "参加者\n市民：葛城 学\n市民：香坂 花\n\n"
RECORDS = {
    name: PEOPLE
    + "\n".join(form.format(who, said) for who, said in [("葛城", "雪です。"), ("香坂", "はい。")] * 4)
    for name, form in {
        "own line": "{}\n{}\n",
        "colon": "{}：{}",
        "brackets": "【{}】{}",
        "circle": "○{}　{}",
    }.items()
}
"""Records of nobody who speaks below, each with another form of labels."""

TALKS = (
    "○甲野委員長　開会します。\n○乙川委員　質問します。\n○甲野委員長　どうぞ。",
    "桐生：海が近いです。\n大槻：そうですね。\n桐生：祭りは秋です。",
    "【桐生】海が近いです。\n【大槻】そうですね。\n【桐生】祭りは秋です。",
    "桐生\n海が近いです。\n\n大槻\nそうですね。\n\n桐生\n祭りは秋です。\n",
    "桐生　海が近いです。\n大槻　そうですね。\n桐生　祭りは秋です。",
    "出席者\n桐生 学（湊市長）\n大槻 花（商店会長）\n\n桐生　海が近いです。\n大槻　そうですね。",
    "祭りの話\n\n日時：十月二日\n場所：港\n海が近いです。\n祭りは秋です。",
    "― 海はどうですか。\n近いです。\n― 祭りは。\n秋です。",
)


def read(text: str, state: State | None = None) -> Recognition:
    source = Source(name="後編.txt", text=text)
    return recognize(source, known=known_of(state.record, state.review)) if state else recognize(source)


def blocks(found: Recognition) -> list[tuple[object, ...]]:
    record = found.state.record
    return [(b.kind, record.label_of(b.speaker), b.written, b.text) for b in record.blocks]


def paragraphs(found: Recognition) -> list[tuple[object, object, str, str]]:
    """Return all paragraphs with kind and speaker, the text, and the label of nobody known that begins it."""
    return [
        (kind, who or written, text, "" if place else str(written or ""))
        for kind, who, written, words in blocks(found)
        for place, text in enumerate(str(words).split("\n"))
    ]


def adds_only(text: str, record: str) -> None:
    """Every paragraph is as in the source alone, or begins with a label that is printed as in the record."""
    alone, added = paragraphs(read(text)), paragraphs(read(text, read(record).state))
    assert len(alone) == len(added)
    for one, other in zip(alone, added, strict=True):
        who = str(other[3] or other[1] or "").lstrip("○")
        label = one[2].removesuffix(other[2])
        parted = who and label != one[2] and label.lstrip("○").find(who) >= 0
        assert one == other or parted, (one, other)


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
@pytest.mark.parametrize("text", TALKS)
def test_a_talk_is_read_as_it_is_alone(text: str, record: str) -> None:
    adds_only(text, record)


def test_whatever_was_read_wrongly_once_is_read_as_it_is_alone(shared_dir: Path) -> None:
    real = (shared_dir / "records" / "nishitokyo-32.txt").read_text(encoding="utf-8")
    met = 0
    for file in sorted((shared_dir / "cases").glob("*.txt")):
        try:
            text = file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        met += 1
        assert blocks(read(text)) == blocks(read(text, read(real).state)), file.name
        for record in RECORDS.values():
            adds_only(text, record)
    assert met > 10


def test_labels_in_the_form_of_the_record_are_never_one_block() -> None:
    added = blocks(read(TALKS[0], read(RECORDS["circle"]).state))
    assert [b[3] for b in added] == ["開会します。", "質問します。", "どうぞ。"]
    assert [b[1] or b[2] for b in added] == ["甲野", "○乙川委員", "甲野"]
