"""What is the same when texts are compared, and the way back to exact characters."""

import itertools
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zadankai_editor.japanese.clusters import clusters
from zadankai_editor.japanese.folding import (
    COMPOSED,
    LABEL,
    LABEL_SHAPE,
    NUMBERS,
    SEEN,
    SOUND,
    WIDTH,
    WORDING,
    Folding,
    as_seen,
    folded,
    key,
)

STRENGTHS = [COMPOSED, Folding(), WIDTH, NUMBERS, SEEN, WORDING, LABEL, LABEL_SHAPE, SOUND]


def _same(one: str, other: str, folding: Folding) -> bool:
    return folding.fold(one).text == folding.fold(other).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＡＢＣ１２", "ABC12"),
        ("ｶﾞｷﾞﾊﾟｰ", "ガギパー"),
        ("㈱湊", "(株)湊"),
        ("葛󠄀城", "葛城"),
        ("辻\U000e0101", "辻"),
        ("１〜２", "１～２"),
        ("－３", "−３"),
        ("　", " "),
        ("㌔", "キロ"),
    ],
)
def test_width_and_variants_do_not_matter_unless_they_shall(one: str, other: str) -> None:
    assert _same(one, other, Folding(kana=False, case=False))
    assert not _same(one, other, COMPOSED)


@pytest.mark.parametrize(
    ("one", "other"), [("トショカン", "としょかん"), ("ヴヶヽヾ", "ゔゖゝゞ"), ("ヷ", "わ\u3099")]
)
def test_kana_do_not_matter_unless_they_shall(one: str, other: str) -> None:
    assert _same(one, other, Folding(width=False, case=False))
    assert not _same(one, other, Folding(kana=False))


@pytest.mark.parametrize(("one", "other"), [("Ｗｅｂ", "ｗＥＢ"), ("Straße", "STRASSE"), ("Ｉ", "ｉ")])
def test_case_does_not_matter_unless_it_shall(one: str, other: str) -> None:
    assert _same(one, other, Folding(width=False, kana=False))
    assert not _same(one, other, Folding(case=False))


@pytest.mark.parametrize("folding", [Folding(), COMPOSED])
def test_a_character_and_its_parts_are_always_the_same(folding: Folding) -> None:
    assert _same("がぱ", "か\u3099は\u309a", folding)


@pytest.mark.parametrize(
    ("one", "other"), [("①", "1"), ("m²", "m2"), ("゛", " "), ("½", "1⁄2"), ("邊", "辺")]
)
def test_what_differs_in_more_than_width_differs(one: str, other: str) -> None:
    assert not _same(one, other, Folding())


def test_places_lead_back_to_whole_clusters_only() -> None:
    folded = Folding().fold("葛󠄀の㈱ｶﾞ")
    assert folded.text == "葛の(株)が"
    assert folded.range_of(0, 1) == (0, 2)
    assert folded.range_of(2, 5) == (3, 4)
    assert folded.range_of(5, 6) == (4, 6)
    assert folded.range_of(3, 4) is None
    assert folded.range_of(2, 4) is None
    assert Folding().fold("\U000e0100葛").range_of(0, 1) == (1, 2)
    assert Folding().fold("\U000e0100").text == ""


# One folding in the place of five

KNOWN = st.text(
    st.sampled_from("あアｱぁァヴ漢字髙葛ＡaＺ１2（）()：:【】○・、。｡「」～~㈱㌔ﾊ \u3000\t\n\U000e0100\ufe0f")
)
"""Characters about which all foldings that there were before agreed."""
_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_AROUND_LABELS = re.compile(r"[\s\ufe00-\ufe0f\U000e0100-\U000e01ef:()\[\]{}<>【】《》「」『』○●◎・,、。.]+")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def _compatible(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


@given(KNOWN)
def test_each_strength_is_what_it_was(text: str) -> None:
    bare = "".join(_compatible(text).split())
    assert WIDTH.of(text) == _SELECTORS.sub("", _compatible(text))
    assert SEEN.of(text) == _SELECTORS.sub("", bare)
    assert SOUND.of(text) == _SELECTORS.sub("", bare).casefold().translate(_HIRAGANA)
    assert LABEL.of(text) == _AROUND_LABELS.sub("", _compatible(text)).casefold()


ODD = st.text(
    st.sampled_from(
        "あカがｶﾞﾟガ①²½Ⅰ㈱ßİǰ髙邊─―—〜～−≪〔[◯○() \n\u3000\u3099\u309a\u200b\u200d\u00ad\ufe0f\U000e0100👍🏽゛ヷヽ"
    )
    | st.characters()
)


@pytest.mark.parametrize("folding", STRENGTHS)
@given(text=ODD)
def test_folding_what_is_folded_changes_nothing(folding: Folding, text: str) -> None:
    once = folding.of(text)
    assert folding.of(once) == once


@pytest.mark.parametrize("folding", STRENGTHS)
@given(text=ODD)
def test_the_way_back_leads_to_what_was_folded(folding: Folding, text: str) -> None:
    found = folding.fold(text)
    assert found.text == folding.of(text)
    assert found.source_of(len(found.text)) == len(text)
    borders = {start for start, _ in clusters(text)} | {len(text)}
    places = [found.source_of(place) for place in range(len(found.text) + 1)]
    whole = [(place, source) for place, source in enumerate(places) if source is not None]
    assert {source for _, source in whole} <= borders
    for (low, start), (high, end) in itertools.pairwise(whole):
        assert folding.of(text[start:end]) == found.text[low:high]


@given(ODD, ODD)
def test_what_is_the_same_stays_so_when_more_does_not_matter(one: str, other: str) -> None:
    for weak, strong in ((COMPOSED, WIDTH), (WIDTH, NUMBERS), (WIDTH, SEEN), (LABEL, LABEL_SHAPE)):
        assert strong.of(weak.of(one)) == strong.of(one)


@given(ODD)
def test_in_place_a_text_keeps_its_length(text: str) -> None:
    found = folded(text)
    assert len(found) == len(text)
    assert folded(found) == found
    assert LABEL.of(found) == LABEL.of(text)


@pytest.mark.parametrize(
    ("one", "other", "same", "other_than"),
    [
        ("委員①", "委員1", [NUMBERS, WORDING, LABEL, SOUND], [WIDTH, SEEN, Folding()]),
        ("m²", "m2", [NUMBERS, LABEL], [WIDTH, SEEN]),
        ("甲〜乙", "甲～乙", [WIDTH, SEEN, LABEL, SOUND, Folding()], [COMPOSED]),
        ("─はい", "―はい", [LABEL], [WIDTH, SEEN, Folding()]),
        ("甲\u200b野", "甲野", [SEEN, LABEL, SOUND, WORDING], [WIDTH, Folding()]),
        ("葛\U000e0100", "葛", [WIDTH, SEEN, LABEL, SOUND, Folding()], [COMPOSED]),
        ("髙崎", "高崎", [LABEL_SHAPE], [LABEL, SEEN, SOUND]),
        ("ﾀﾅﾍﾞ", "たなべ", [SOUND, Folding()], [LABEL, SEEN]),
        ("甲野（洋）", "甲野洋", [LABEL], [SEEN, SOUND]),
        ("Ｔ．Ｋ", "tk", [LABEL], [SEEN, SOUND]),
        ("゛", "", [], STRENGTHS),
    ],
)
def test_what_was_decided(one: str, other: str, same: list[Folding], other_than: list[Folding]) -> None:
    assert [folding for folding in same if folding.of(one) != folding.of(other)] == []
    assert [folding for folding in other_than if folding.of(one) == folding.of(other)] == []


@given(st.text())
def test_a_reading_has_the_length_of_its_text(text: str) -> None:
    assert len(folded(text)) == len(text)


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("（：）！～＝", "(:)!~="),
        ("〜―—──", "~――――"),
        ("甲野　洋", "甲野 洋"),
        ("｢｣､｡･", "「」、。・"),
        ("≪≫〈〉", "《》<>"),
    ],
)
def test_marks_read_alike_whatever_their_width(wide: str, narrow: str) -> None:
    assert folded(wide) == narrow


@pytest.mark.parametrize("text", ["甲野（洋）", "甲野 洋", "甲野　洋：", "【甲野洋】", "○甲野洋"])
def test_a_key_knows_no_brackets_spaces_or_width(text: str) -> None:
    assert key(text) == "甲野洋"


def test_what_is_not_seen_does_not_tell_labels_apart() -> None:
    assert as_seen("辻\U000e0101 ") == as_seen("\u200b辻\ufe00")
    assert as_seen("ＡＢ") == as_seen("A B")
    assert as_seen("甲野") != as_seen("乙川")
    assert as_seen("\u200b\u2060") == ""
