"""What is seen as one character."""

from zadankai_editor.japanese.clusters import clusters, is_seen, snapped


def test_clusters_are_what_is_seen_as_one_character() -> None:
    text = "ｶﾞか\u3099葛󠄀𠮷é👨‍👩‍👧👍🏽ｱａﾞ\n\u3099"
    found = [cluster for _, cluster in clusters(text)]
    wanted = ["ｶﾞ", "か\u3099", "葛󠄀", "𠮷", "é", "👨‍👩‍👧", "👍🏽", "ｱ", "ａ", "ﾞ", "\n", "\u3099"]
    assert found == wanted
    assert "".join(found) == text
    assert list(clusters("")) == []


def test_a_range_grows_to_whole_clusters_but_does_not_begin_inside() -> None:
    text = "葛󠄀か\u3099"
    assert snapped(text, 0, 1) == (0, 2)
    assert snapped(text, 2, 3) == (2, 4)
    assert snapped(text, 1, 3) is None
    assert snapped(text, 0, 4) == (0, 4)
    assert snapped(text, 4, 4) == (4, 4)


def test_what_nobody_sees() -> None:
    assert not any(is_seen(text) for text in ("", " ", "\u3000", "\u200b", "\x00"))
    assert is_seen("葛\U000e0100")
