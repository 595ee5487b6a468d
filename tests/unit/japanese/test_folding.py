"""What is the same when texts are searched, and the way back to exact characters."""

import pytest

from zadankai_editor.japanese.clusters import clusters, snapped
from zadankai_editor.japanese.folding import Folding

EXACT = Folding(width=False, kana=False, case=False)


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
    assert not _same(one, other, EXACT)


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


@pytest.mark.parametrize("folding", [Folding(), EXACT])
def test_a_character_and_its_parts_are_always_the_same(folding: Folding) -> None:
    assert _same("がぱ", "か\u3099は\u309a", folding)


@pytest.mark.parametrize(
    ("one", "other"), [("①", "1"), ("m²", "m2"), ("゛", " "), ("½", "1⁄2"), ("邊", "辺")]
)
def test_what_differs_in_more_than_width_differs(one: str, other: str) -> None:
    assert not _same(one, other, Folding())


def test_clusters_are_what_is_seen_as_one_character() -> None:
    text = "ｶﾞか\u3099葛󠄀𠮷é👨‍👩‍👧👍🏽ｱａﾞ\n\u3099"
    found = [cluster for _, cluster in clusters(text)]
    wanted = ["ｶﾞ", "か\u3099", "葛󠄀", "𠮷", "é", "👨‍👩‍👧", "👍🏽", "ｱ", "ａ", "ﾞ", "\n", "\u3099"]
    assert found == wanted
    assert "".join(found) == text
    assert list(clusters("")) == []


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


def test_a_range_grows_to_whole_clusters_but_does_not_begin_inside() -> None:
    text = "葛󠄀か\u3099"
    assert snapped(text, 0, 1) == (0, 2)
    assert snapped(text, 2, 3) == (2, 4)
    assert snapped(text, 1, 3) is None
    assert snapped(text, 0, 4) == (0, 4)
    assert snapped(text, 4, 4) == (4, 4)
