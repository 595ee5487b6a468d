"""Where blank lines part people, a line above a name says what that one is, and not the one above it."""

import pytest

from tests.unit.recognize.reading_aloud import read, said

NAMES = ("楠 達也", "椿 悦子", "磯貝 幹夫", "早瀬 望")
HOMES = ("湊の家", "丘の家", "渚の家", "丘の家")
TALK = "\n".join(f"{name.split()[0]}　今日で{n}日目です。" for n, name in enumerate(NAMES * 3, 1))


@pytest.mark.parametrize("form", ["〈{}〉", "{}", "【{}】"])
@pytest.mark.parametrize("last", ["早瀬 望", "早瀬 望 施設長"])
@pytest.mark.parametrize("heading", ["", "登壇者\n\n"])
def test_whose_a_line_between_two_names_is_blank_lines_say(form: str, last: str, heading: str) -> None:
    rows = "\n\n".join(
        f"{form.format(home)}\n{name}" for home, name in zip(HOMES, (*NAMES[:3], last), strict=True)
    )
    found = read(f"新人座談会\n\n{heading}{rows}\n\n―自己紹介をお願いします。\n\n{TALK}\n")
    people = found.state.record.participants
    assert [person.name for person in people] == list(NAMES)
    assert all(
        person.title is None or home in person.title or "施設長" in person.title
        for person, home in zip(people, HOMES, strict=True)
    )
    assert {who for who, _ in said(found) if who} == {name.split()[0] for name in NAMES}


def test_who_has_no_line_above_has_none() -> None:
    rows = "\n\n".join(
        (
            f"〈{HOMES[0]}〉\n{NAMES[0]}",
            f"〈{HOMES[1]}〉\n{NAMES[1]}",
            NAMES[2],
            f"〈{HOMES[3]}〉\n{NAMES[3]}",
        )
    )
    people = read(f"新人座談会\n\n{rows}\n\n―自己紹介をお願いします。\n\n{TALK}\n").state.record.participants
    assert [(person.name, bool(person.title)) for person in people] == list(
        zip(NAMES, (True, True, False, True), strict=True)
    )


def test_rows_that_each_name_somebody_are_no_profiles_where_one_was_absent_among_them() -> None:
    rows = (
        "企画部　主任　楠　達也\n製造部第二課　椿　悦子\n湊県専門員　辻　さくら　※欠席\n"
        "海外部　磯貝　幹夫\n司会　早瀬　望\n"
    )
    found = read(f"座談会\n\n■参加者\n{rows}\n■仕事\n\n{TALK}\n")
    assert {person.name for person in found.state.record.participants} == set(NAMES)
