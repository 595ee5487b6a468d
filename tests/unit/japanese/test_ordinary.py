"""Characters that a page, a Mac or a PDF leaves behind become those that everybody types."""

import pytest

from zadankai_editor.japanese.ordinary import is_odd, ordinary


@pytest.mark.parametrize(
    ("left_behind", "typed"),
    [
        ("桐生\u200b：港\u200e", "桐生：港"),
        ("大\u2060槻", "大槻"),
        ("\u2f08事課\u2fa7", "人事課長".replace("長", "\u9577")),
        ("か\u3099く", "がく"),
        ("デザ\u200dイン", "デザイン"),
    ],
)
def test_they_are_ordinary(left_behind: str, typed: str) -> None:
    assert ordinary(left_behind) == typed


def test_a_sign_of_several_stays_one() -> None:
    family = "\U0001f469\u200d\U0001f467"
    assert ordinary(family) == family


def test_what_is_ordinary_is_not_odd() -> None:
    assert not is_odd("桐生：港の話です。")
    assert is_odd("\u2f08事課")
