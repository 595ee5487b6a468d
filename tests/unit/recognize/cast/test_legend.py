"""A legend: the names for which the labels of the talk stand."""

import pytest

from tests.unit.recognize.made_reads import cast_of, lines_of
from tests.unit.recognize.reading_aloud import read, said
from zadankai_editor.recognize.cast.legend import Legend, legend_of
from zadankai_editor.recognize.convention.signatures import read_signatures, spanned_lines

TALK = "椿：海です。\n磯：山です。\n" * 3
LIST = "参加者\n町長　椿 和子\n商工会長　磯貝 茂\n"


def legend(told: str, listed: str = LIST, talk: str = TALK) -> Legend:
    lines = lines_of(f"{listed}\n{told}\n\n{talk}")
    return legend_of(lines, read_signatures(spanned_lines(lines)))


@pytest.mark.parametrize(
    "told",
    [
        "椿＝椿 和子、磯＝磯貝 茂",
        "（椿＝椿 和子／磯＝磯貝 茂）",
        "椿＝椿 和子\n磯＝磯貝 茂",
        "椿：椿 和子　磯：磯貝 茂",
    ],
)
def test_short_forms_that_are_labels_stand_for_names_that_are_listed(told: str) -> None:
    found = legend(told)
    assert dict(found.names) == {"椿": "椿 和子", "磯": "磯貝 茂"}
    assert [line.text for line in found.lines] == told.split("\n")


@pytest.mark.parametrize(
    "told",
    [
        "椿＝椿 和子",
        "海＝青い水、山＝高い土",
        "椿＝椿 和子、磯＝磯貝 茂です。ほか",
        "海の話です。",
        "椿＝町長、磯＝商工会長",
    ],
)
def test_one_pair_other_words_sentences_and_offices_are_no_legend(told: str) -> None:
    assert legend(told) == Legend()


@pytest.mark.parametrize("told", ["甲＝椿 和子、乙＝磯貝 茂", "甲：椿\n乙：磯貝", "（A＝椿／B＝磯貝）"])
@pytest.mark.parametrize("form", ["{}：{}\n", "【{}】{}\n", "{}）{}\n\n", "【{}】\n\n{}\n\n"])
def test_a_legend_names_whom_no_list_does(told: str, form: str) -> None:
    one, other = ("A", "B") if "A" in told else ("甲", "乙")
    talk = "".join(form.format(one, "海です。") + form.format(other, "山です。") for _ in range(3))
    found = read(f"港の対談\n\n{told}\n\n{talk}")
    named = {p.label: (p.name or p.label).split(" ")[0] for p in found.state.record.participants}
    assert [named.get(who or "") for who, _ in said(found)] == ["椿", "磯貝"] * 3
    assert len(named) == 2


def test_words_that_are_no_names_name_nobody_where_no_list_does() -> None:
    assert legend("椿＝青い海、磯＝高い山", listed="座談会\n") == Legend()


def test_rows_and_captions_far_from_each_other_are_no_legend() -> None:
    talk = "広報：海です。\n写真：山です。\n" * 2
    assert (
        legend("広報：椿 和子", listed="座談会\n", talk=f"{talk}\n写真：港の夕べのようす\n\n{talk}")
        == Legend()
    )


@pytest.mark.parametrize("told", ["甲＝椿 和子、乙＝椿、丙＝磯貝", "（甲：椿 和子／乙：椿／丙：磯貝）"])
def test_of_two_who_share_a_name_the_other_short_form_means_the_other(told: str) -> None:
    talk = "甲：海です。\n乙：山です。\n丙：川です。\n" * 3
    found = read(f"鼎談\n\n参加者\n市長　椿 和子\n館長　椿 明\n商工会長　磯貝 茂\n\n{told}\n\n{talk}")
    names = {p.label: p.name for p in found.state.record.participants}
    assert [names.get(who or "") for who, _ in said(found)] == ["椿 和子", "椿 明", "磯貝 茂"] * 3


def test_two_short_forms_of_one_name_that_two_bear_mean_neither() -> None:
    cast = cast_of("市長：椿 和子", "館長：椿 明")
    Legend(names={"甲": "椿", "乙": "椿"}).teach(cast.directory)
    assert [cast.directory.mention(short) for short in ("甲", "乙")] == [None, None]


@pytest.mark.parametrize("told", ["甲＝椿 和子、乙＝磯貝 茂", "（甲：椿 和子／乙：磯貝）"])
def test_whom_a_list_gives_by_the_family_name_the_legend_names_in_full(told: str) -> None:
    talk = "甲：海です。\n乙：山です。\n" * 3
    found = read(f"委員会\n\n出席者\n椿委員長、磯貝委員\n\n{told}\n\n{talk}")
    assert len(found.state.record.participants) == 2
    assert [who for who, _ in said(found)] == [p.label for p in found.state.record.participants] * 3


def test_names_run_together_are_cut_where_the_legend_says() -> None:
    row = "港町長椿原奏港町観光局長磯貝野陽一"
    talk = "椿：海です。\n磯：山です。\n" * 3
    found = read(f"対談\n\n出席者\n{row}\n\n（椿：椿原／磯：磯貝野）\n\n{talk}")
    assert [p.name for p in found.state.record.participants] == ["椿原 奏", "磯貝野 陽一"]


def test_short_forms_that_nobody_bears_are_no_legend() -> None:
    assert legend("椿＝椿 和子、磯＝磯貝 茂", talk="早瀬：海です。\n丹波：山です。\n" * 3) == Legend()


def test_who_is_listed_is_called_so_and_nobody_else() -> None:
    cast = cast_of("町長：椿 和子", "商工会長：磯貝 茂")
    Legend(names={"甲": "磯貝 茂", "乙": "丹波 明", "丙": "町長"}).teach(cast.directory)
    found = cast.directory.mention("甲")
    assert found is not None
    assert found.people == (1,)
    assert [cast.directory.mention(short) for short in ("乙", "丙")] == [None, None]


@pytest.mark.parametrize(
    "told", ["発言者の略号は次のとおり。", "資料は別紙のとおり。", "欠席者は以下の通り。"]
)
def test_whose_full_name_stands_above_words_about_what_follows_heads_no_group(told: str) -> None:
    talk = "甲：海です。\n乙：山です。\n" * 3
    found = read(f"対談\n\n参加者\n椿　和子\n磯貝　茂\n\n{told}\n甲：椿 和子\n乙：磯貝 茂\n\n{talk}")
    assert [p.name for p in found.state.record.participants] == ["椿 和子", "磯貝 茂"]


def test_a_legend_may_stand_behind_its_heading() -> None:
    talk = "A　海です。\nB　山です。\nC　川です。\n" * 3
    found = read(f"若手の座談会\n\n参加者　A＝椿 和子、B＝磯貝 茂、C＝丹波 明\n\n{talk}")
    assert [p.name for p in found.state.record.participants] == ["椿 和子", "磯貝 茂", "丹波 明"]
    assert [who for who, _ in said(found)] == [p.label for p in found.state.record.participants] * 3
