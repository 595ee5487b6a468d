"""`render` and `schema`."""

import json
from pathlib import Path

import pytest

from tests.cli.support import Run


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("text", "丘上市CIO:甲野(以下「甲野」)\n　長いときは三十分でした。\n"),
        ("html", '<p class="speaker">丘上市CIO:甲野(以下「甲野」)</p>'),
        ("markdown", "**丘上市CIO:甲野(以下「甲野」)**\n\n長いときは三十分でした。\n"),
    ],
)
def test_each_target_to_a_file_and_to_standard_output(
    run: Run, ready: Path, tmp_path: Path, target: str, expected: str
) -> None:
    outcome = run("render", ready.name, "--to", target, "-o", "article")
    assert (outcome.code, outcome.out, outcome.err) == (0, b"", "")
    written = (tmp_path / "article").read_bytes()
    assert expected in written.decode("utf-8")
    assert b"\r" not in written
    assert run("render", ready.name, "--to", target, "-o", "-").out == written
    assert run("render", "-", "--to", target, "-o", "-", stdin=ready.read_bytes()).out == written


def test_pictures_are_found_from_the_articles_folder(run: Run, ready: Path, tmp_path: Path) -> None:
    (tmp_path / "公開").mkdir()
    assert run("render", ready.name, "--to", "html", "-o", "公開/記事.html").code == 0
    assert 'src="../images/a.png"' in (tmp_path / "公開" / "記事.html").read_text(encoding="utf-8")
    assert run("render", ready.name, "--to", "html", "-o", "記事.html").code == 0
    assert 'src="images/a.png"' in (tmp_path / "記事.html").read_text(encoding="utf-8")


def test_what_an_article_replaces_is_kept(run: Run, ready: Path, tmp_path: Path) -> None:
    article = tmp_path / "記事.html"
    article.write_text("手で直した記事", encoding="utf-8")
    for _ in range(2):
        assert run("render", ready.name, "--to", "html", "-o", article.name).code == 0
    assert (tmp_path / "記事.html.bak").read_text(encoding="utf-8") == "手で直した記事"


def test_no_record_is_replaced_by_an_article(run: Run, ready: Path, tmp_path: Path) -> None:
    before = ready.read_bytes()
    other = tmp_path / "別.yaml"
    other.write_bytes(before)
    run("render", ready.name, "--to", "text", "-o", ready.name).failed_with("同じファイル")
    run("render", ready.name, "--to", "text", "-o", other.name).failed_with("別.yaml")
    assert (ready.read_bytes(), other.read_bytes()) == (before, before)


def test_what_cannot_be_read_leaves_no_article(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("title: [", encoding="utf-8")
    run("render", "a.yaml", "--to", "html", "-o", "a.html").failed_with("a.yaml")
    run("render", "ない.yaml", "--to", "html", "-o", "a.html").failed_with("ない.yaml")
    run("render", tmp_path, "--to", "html", "-o", "a.html").failed_with("フォルダー")
    assert not (tmp_path / "a.html").exists()


def test_the_schema_is_json_for_this_format(run: Run) -> None:
    outcome = run("schema")
    assert (outcome.code, outcome.err) == (0, "")
    assert "zadankai/1" in json.dumps(json.loads(outcome.out), ensure_ascii=False)
