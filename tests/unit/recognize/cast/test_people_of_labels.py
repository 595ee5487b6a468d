"""People whom only labels name, in forms in which a part of the label is not the name."""

from tests.unit.recognize.reading_aloud import read, said

SAID = [
    "港の灯りについて話します。",
    "客が二割増えました。",
    "来年の春に直します。",
    "便数は平日十二便です。",
]


def people(*labels: str, parting: str = "　") -> list[tuple[str, str | None]]:
    text = "\n".join(f"{label}{parting}{SAID[place % 4]}" for place, label in enumerate(labels * 2))
    found = read(f"湊浜町の会議録\n\n{text}\n")
    assert None not in [who for who, _ in said(found)]
    return [(p.name or p.label, p.title) for p in found.state.record.participants]


def test_a_seat_before_a_name_in_brackets() -> None:
    labels = ["○議長（長井 守君）", "○１０番（磯貝 里香君）", "○町長（早瀬 敏君）"]
    assert people(*labels) == [("長井 守", "議長"), ("磯貝 里香", "１０番"), ("早瀬 敏", "町長")]


def test_who_stands_in_for_an_office() -> None:
    labels = ["○椿委員長", "○磯貝委員", "○早瀬委員長代理"]
    assert people(*labels) == [("椿", "委員長"), ("磯貝", "委員"), ("早瀬", "委員長代理")]


def test_namesakes_told_apart_in_brackets_before_an_office() -> None:
    labels = ["○椿委員長", "○島田（光）委員", "○島田（和）委員"]
    assert people(*labels) == [("椿", "委員長"), ("島田（光）", "委員"), ("島田（和）", "委員")]


def test_a_word_for_things_is_somebody_only_with_its_honorific() -> None:
    labels = ["三代目", "奥様", "職人"]
    assert [name for name, _ in people(*labels, parting="：")] == labels


def test_what_somebody_is_stands_beside_the_name_the_first_time_only() -> None:
    first = ["【A氏（会社員・30代）】", "【B氏（主婦・40代）】"]
    again = ["【A氏】", "【B氏】", "【A氏】"]
    text = "\n\n".join(
        f"{label}\n{said}" for label, said in zip([*first, *again], [*SAID, SAID[0]], strict=True)
    )
    found = read(f"港の声\n\n{text}\n")
    assert [(p.label, p.title) for p in found.state.record.participants] == [
        ("A氏", "会社員・30代"),
        ("B氏", "主婦・40代"),
    ]
    assert [who for who, _ in said(found)] == ["A氏", "B氏", "A氏", "B氏", "A氏"]
