"""What a YAML parser complains about, in words for people who never heard of YAML."""

import re

import yaml

_QUOTE_IT = "文字として使うなら、全体を引用符 ' で囲んでください。"
_INDENT = (
    "字下げがずれているか、値のあとに余分な文字があります。前の行と、行の先頭の空白の数を確かめてください。"
)
_TAB = "タブ文字は字下げに使えません。半角の空白に置き換えてください。"
_DOCUMENTS = "一つのファイルに書ける記録は一つだけです。「...」や「---」の行を確かめてください。"

_UNCLOSED = "引用符が閉じられていません。対になる引用符を書いてください。"
_ESCAPE = "二重引用符の中の「\\」の使い方に誤りがあります。「\\」そのものは「\\\\」と書きます。"

_CHARACTERS = {"\t": _TAB, **{c: f"文の先頭に「{c}」は書けません。{_QUOTE_IT}" for c in "@`%"}}

_CONTEXTS = (
    ("quoted scalar", "unexpected end of stream", _UNCLOSED),
    ("quoted scalar", "document", _UNCLOSED),
    ("simple key", ":", "「項目: 値」の形になっていません。コロンと、その後の空白を確かめてください。"),
)
"""Where these happen in these contexts, the place to look at is where the context begins."""

_PROBLEMS = (
    ("tab character", _TAB),
    ("mapping values", f"ここに「: 」は書けません。字下げがずれているのでなければ、{_QUOTE_IT}"),
    ("sequence entries are not allowed", f"ここに「- 」は書けません。{_QUOTE_IT}"),
    ("mapping keys", f"ここに「? 」は書けません。{_QUOTE_IT}"),
    ("',' or ']'", "括弧 [ が閉じられていないか、区切りの「,」がありません。"),
    ("',' or '}'", "括弧 { が閉じられていないか、区切りの「,」がありません。"),
    ("node content", f"ここに「,」や閉じ括弧は書けません。{_QUOTE_IT}"),
    ("alphabetic or numeric", f"文の先頭に「*」や「&」は書けません。{_QUOTE_IT}"),
    ("block scalar", "「|」と「>」は行の終わりに書き、本文は次の行から字下げして書きます。"),
    ("escape", _ESCAPE),
    ("hexdecimal", _ESCAPE),
    ("document start", _DOCUMENTS),
    ("document indicator", _DOCUMENTS),
    ("directive", "「%」で始まる行は使えません。その行を消してください。"),
    ("tag", f"「!」で始まるタグは使えません。{_QUOTE_IT}"),
    ("expected key", _INDENT),
    ("'-' indicator", _INDENT),
    ("block end", _INDENT),
)
"""By a part of the message, of libyaml or of PyYAML's own parser (their wordings differ); the first counts."""

_LINE_BREAK = re.compile("\r\n|[\r\n]")


def explained(error: yaml.YAMLError, text: str) -> tuple[str, yaml.Mark | None]:
    """Return what `error`, raised for `text`, is about, in Japanese, and where."""
    context = str(getattr(error, "context", None) or "")
    problem = str(getattr(error, "problem", None) or "")
    place = getattr(error, "problem_mark", None)
    for where, what, meaning in _CONTEXTS:
        if where in context and what in problem:
            return meaning, getattr(error, "context_mark", None) or place
    if "cannot start any token" in problem and place is not None:
        character = text[place.index : place.index + 1]
        if character in _CHARACTERS:
            return _CHARACTERS[character], place
    for what, meaning in _PROBLEMS:
        if what in problem or what in context:
            return meaning, place
    return "YAMLの書き方に誤りがあります。この行と前の行を確かめてください。", place


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Return the 1-based line and column (in characters) of the character at `index`."""
    before = _LINE_BREAK.split(text[:index])
    return len(before), len(before[-1]) + 1
