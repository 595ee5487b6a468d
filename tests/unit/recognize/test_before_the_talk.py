"""What stands before the talk, and running numbers before labels."""

import pytest

from tests.unit.recognize.reading_aloud import kinds, read, said


@pytest.mark.parametrize("above", ["報告事項", "お知らせ", "本日の発表"])
def test_nobody_speaks_below_whom_nothing_is_said(above: str) -> None:
    found = read(
        "5月定例町長記者会見\n記者会見での町長の発表や質疑応答をまとめ、掲載しています。\n会見日：令和元年5月17日\n"
        f"{above}\n・大型連休の窓口について\n・駅前の再生について\n・防災の取組について\n会議録\n"
        "町長\nおはようございます。二点お伝えします。\n記者\n財源はどうされますか。\n町長\n基金でございます。\n"
        "記者\n分かりました。\n"
    )
    assert [who for who, _ in said(found)] == ["町長", "記者", "町長", "記者"]


@pytest.mark.parametrize("first", [7, 998, 22040, 104500])
@pytest.mark.parametrize("brackets", ["【】", "〔〕", "［］"])
def test_a_running_number_before_brackets_is_a_mark(first: int, brackets: str) -> None:
    talk = ["栗原委員", "早瀬課長", "栗原委員", "早瀬課長", "磯貝委員長"]
    lines = [
        f"{first + n}{brackets[0]}{who}{brackets[1]}　お答えをお待ちしております。"
        for n, who in enumerate(talk)
    ]
    found = read("湊浜町予算委員会\n\n" + "\n\n".join(lines) + "\n")
    assert [who for who, _ in said(found)] == ["栗原", "早瀬", "栗原", "早瀬", "磯貝"]


@pytest.mark.parametrize(("chair", "press"), [("○：", "■："), ("○", "■"), ("◇：", "◆：")])
def test_a_mark_within_brackets_is_no_part_of_the_name(chair: str, press: str) -> None:
    found = read(
        f"湊浜町長記者会見\n\n（{chair}椿町長）議案は二件でございます。\n（{press}浜風新聞）目玉は何でしょうか。\n"
        f"（{chair}椿町長）給食費でございます。\n（{press}岬新報）いつからですか。\n（{press}浜風新聞）中学校はどうですか。\n"
        f"（{chair}椿町長）来年度に検討いたします。\n（{press}岬新報）分かりました。\n"
    )
    assert [who for who, _ in said(found)] == ["椿", "浜風新聞", "椿", "岬新報", "浜風新聞", "椿", "岬新報"]


def test_items_of_a_list_within_a_turn_are_no_questions() -> None:
    found = read(
        "湊浜町と商工会の懇談\n\n○商工会\n　協働について町長の考えをお話いただきたい。\n\n（1）協働について\n"
        "  • 町長の考える協働の具体的な事例を説明してほしい。\n  • 広場は協働の例だと思う。これからも続けてほしい。\n"
        "○町長\n　協働は、対等な立場で汗をかくことだと思っている。\n○商工会\n"
        "  • 補助金は三年で切れるが、その後はどうすればよいか。\n○町長\n　続ける仕組みを一緒に考えたい。\n"
    )
    assert "prompt" not in kinds(found)
