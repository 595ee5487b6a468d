"""Who is named by a label that holds a name and an office, in any order and form."""

import pytest

from zadankai_editor.recognize.cast.label_members import member_of_label


@pytest.mark.parametrize(
    ("label", "name", "title"),
    [
        ("○古賀九一議長", "古賀九一", "議長"),
        ("若宮正巳議員", "若宮 正巳", "議員"),
        ("灘田総務課長", "灘田", "総務課長"),
        ("山本健康福祉課長", "山本", "健康福祉課長"),
        ("田中副市長", "田中", "副市長"),
        ("浜委員", "浜", "委員"),
        ("椿船長", "椿", "船長"),
        ("議長　大野　直子", "大野 直子", "議長"),
        ("５番　浜一郎", "浜 一郎", "５番"),
        ("町長（奥　村　信　夫）", "奥村 信夫", "町長"),
        ("企画ダム対策課長", "企画ダム対策課長", None),
        ("総務部長", "総務部長", None),
        ("会　長", "会長", None),
    ],
)
def test_names_and_offices_are_parted(label: str, name: str, title: str | None) -> None:
    person = member_of_label(label, 1).person
    assert (person.name.full if person.name else person.printed, person.title) == (name, title)
