"""Names whose characters stand in their old shapes in labels: found, and asked about."""

import pytest

from zadankai_editor.recognize import recognize
from zadankai_editor.record.review import Source

HEAD = "議会の座談会\n\n参加者\n２番：門真　正人\n８番：浜野　まゆみ\n\n"


@pytest.mark.parametrize("label", ["門眞議員", "門眞", "門眞委員", "濱野議員"])
def test_somebody_called_in_old_shapes_with_a_title_is_found_and_asked_about(label: str) -> None:
    other = "浜野議員" if label.startswith("門") else "門真議員"
    talk = f"○{label}\n　食材の値段を伺います。\n○{other}\n　昨年と同じです。\n" * 3
    state = recognize(Source(name="記録.txt", text=HEAD + talk)).state
    name = "門真" if label.startswith("門") else "浜野"
    meant = next(person.id for person in state.record.participants if person.label == name)
    assert [block.speaker for block in state.record.blocks[::2]] == [meant] * 3
    assert any("字体" in doubt.message for doubt in state.review.doubts)
