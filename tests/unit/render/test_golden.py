"""An annotated record, rendered, is its source again but for a few lines that are listed here."""

import difflib
from pathlib import Path

from zadankai_editor.formats import read_record
from zadankai_editor.japanese.folding import as_seen
from zadankai_editor.render import Target, render


def lines(text: str) -> list[str]:
    """The lines of a text without regard to white space and width (NFKC)."""
    return [line for line in map(as_seen, text.split("\n")) if line]


def differences(folder: Path, name: str) -> list[str]:
    record = read_record((folder / f"{name}.yaml").read_bytes(), f"{name}.yaml")
    source = (folder / f"{name}.txt").read_text(encoding="utf-8")
    compared = difflib.ndiff(lines(source), lines(render(record, Target.TEXT)))
    return [line for line in compared if line[0] in "+-"]


def test_the_shared_record_is_its_source_again(shared_dir: Path) -> None:
    office = "東京都デジタルサービス局戦略部区市町村DX支援課課長代理"
    assert sorted(differences(shared_dir / "records", "nishitokyo-32")) == sorted(
        [
            "- 見出し画像",  # the platform's
            f"- {office}:金子貴雄{office}:中山寛康",  # two participants in one row
            f"+ {office}:金子貴雄",
            f"+ {office}:中山寛康",
            "- いいなと思ったら応援しよう!",  # the platform's
        ]
    )


def test_the_sample_is_its_source_again(root: Path) -> None:
    office = "汐路県デジタル推進局共創課課長代理"
    assert sorted(differences(root / "examples", "minatogaoka-7")) == sorted(
        [
            "- 見出し画像",
            "+ (イラスト:湊が丘市広報室)",  # the header image's credit, which staff filled in
            f"- {office}:瀬戸口真帆{office}:若槻陸",
            f"+ {office}:瀬戸口真帆",
            f"+ {office}:若槻陸",
            *(f"- {caption}" for caption in ("湊が丘市CIO", "汐路県CIO", "円卓を囲む参加者の皆さん")),
            *(
                f"+ {caption}(イラスト:湊が丘市広報室)"  # the pictures' credits too
                for caption in ("湊が丘市CIO", "汐路県CIO", "円卓を囲む参加者の皆さん")
            ),
            "- いいなと思ったら応援しよう!",
        ]
    )
