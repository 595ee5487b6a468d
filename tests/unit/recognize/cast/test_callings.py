"""What people may be called: from abroad, by parts of titles, and alike."""

import pytest

from tests.unit.recognize.reading_aloud import doubts, read, said
from zadankai_editor.recognize.cast.callings import callings, name_and_office
from zadankai_editor.recognize.cast.directory import Directory
from zadankai_editor.recognize.cast.names import Name
from zadankai_editor.recognize.cast.people import Person

TALK = """港の輪
参加者
講師：{name}
町長：椿 和子

{label}：始めます。
椿：はい。
{label}：次です。
椿：終わります。
"""


@pytest.mark.parametrize("name", ["マイク ソーントン", "マイク・ソーントン", "マイク＝ソーントン"])
@pytest.mark.parametrize(
    "label", ["ソーントン", "マイク", "ソーントン・マイク", "マイク・ソーントン", "ソーントンさん"]
)
def test_who_is_from_abroad_is_called_by_any_part_of_the_name(name: str, label: str) -> None:
    found = read(TALK.format(name=name, label=label))
    first, second = found.state.record.participants
    record = found.state.record
    assert [block.speaker for block in record.blocks] == [first.id, second.id] * 2
    assert not any(code == "import.speaker.uncertain" for code, _ in doubts(found))


def test_who_is_called_by_the_given_name_alone_is_so_in_the_record() -> None:
    found = read(TALK.format(name="マイク ソーントン", label="ソーントン"))
    assert said(found)[0] == ("ソーントン", "始めます。")


def test_a_part_that_two_share_means_neither() -> None:
    people = [Person(name=Name(full, *full.split())) for full in ("マイク ソーントン", "マイク ウォレス")]
    mention = Directory(people).mention("マイク")
    assert mention is not None
    assert mention.person is None


def test_two_who_are_called_the_same_in_full_are_asked_about() -> None:
    people = [Person(name=Name("委員①", None, None)), Person(printed="委員1"), Person(printed="椿")]
    for label in ("委員①", "委員1", "委員１"):
        mention = Directory(people).mention(label)
        assert mention is not None
        assert mention.people == (0, 1)


def test_a_japanese_given_name_alone_is_nobodys() -> None:
    assert Directory([Person(name=Name("椿 和子", "椿", "和子"))]).mention("和子") is None


def test_callings_hold_titles_before_and_behind_the_name() -> None:
    called = {text for text, _ in callings(Person(title="企画部長", name=Name("椿 和子", "椿", "和子")))}
    assert {"椿 和子", "椿", "企画部長椿", "椿企画部長", "椿部長", "企画部長", "部長"} <= called


@pytest.mark.parametrize("label", ["椿(部長)", "部長(椿)", "部長:椿", "椿 部長"])
def test_a_label_may_be_a_name_and_an_office(label: str) -> None:
    assert ("椿", "部長") in list(name_and_office(label))
