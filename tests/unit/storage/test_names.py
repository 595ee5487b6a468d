"""Names of picture files that every system takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zadankai_editor.storage.names import free_name, safe_stem


@pytest.mark.parametrize(
    ("stem", "safe"),
    [
        ("市長 挨拶(1)", "市長-挨拶-1"),
        ("会場の様子", "会場の様子"),
        ("タブレット・教室", "タブレット・教室"),
        ("か\u3099くしゅう", "がくしゅう"),
        ("CON", "picture-CON"),
        ("aux.2022", "picture-aux.2022"),
        ("com¹", "picture-com¹"),
        ("console", "console"),
        ("...", "picture"),
        ("", "picture"),
        (" a. ", "a"),
        ('a<b>c:"/\\|?*#%&+\t\0d', "a-b-c-d"),
        ("half\udc80", "half"),
    ],
)
def test_a_safe_form_is_still_readable(stem: str, safe: str) -> None:
    assert safe_stem(stem) == safe


@given(st.text(max_size=400))
def test_every_name_becomes_one_that_windows_and_urls_take(stem: str) -> None:
    safe = safe_stem(stem)
    assert safe
    assert safe_stem(safe) == safe
    assert not set(safe) & set('<>:"/\\|?*#%&\0\n\t ')
    assert safe[0] not in ".-"
    assert safe[-1] not in ".-"
    assert len(safe.encode()) < 200


def test_a_free_name() -> None:
    taken = {"a.png", "a-2.png"}
    assert free_name("a", ".png", taken.__contains__) == "a-3.png"
    assert free_name("b", ".png", taken.__contains__) == "b.png"
