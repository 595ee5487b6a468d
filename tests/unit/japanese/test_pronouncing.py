import pytest

from zadankai_editor.japanese.pronouncing import likely_reading, whole_reading, words_of


@pytest.mark.parametrize("space", [" ", "\u3000"])
def test_a_space_is_not_read(space: str) -> None:
    assert likely_reading(f"金子{space}学") == "かねこ まなぶ"
    assert whole_reading(f"議題{space}二") == whole_reading("議題") + whole_reading("二")
    assert words_of(f"議題{space}の") == words_of("議題の")
