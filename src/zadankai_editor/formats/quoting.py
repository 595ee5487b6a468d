"""Strings as YAML that PyYAML, ruamel.yaml, js-yaml and `yaml` (npm) all read as these strings."""

import re

# Whatever YAML 1.1 (type repository, and as PyYAML and js-yaml do it) or 1.2 (core schema) takes for
# something else than a string when it stands there unquoted.
_NO_STRING = re.compile(
    r"""
    ~ | null | true | false | yes | no | on | off | y | n | = | <<
    | [-+]? (?:
        0b[01_]+ | 0o?[0-7_]+ | 0x[0-9a-f_]+
        | (?: [0-9_]+ (?: : [0-5]?[0-9] )* )? (?: \.[0-9_]* )? (?: e[-+]?[0-9]+ )?
        | \.inf
    )
    | \.nan
    | [0-9]{4}-[0-9][0-9]?-[0-9][0-9]? (?: [t\ \t].* )?
    """,
    re.VERBOSE | re.IGNORECASE,
)

_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_FLOW = re.compile(r"[,\[\]{}:#?]")

# What no parser may see unescaped: what YAML does not allow in a stream, and what only some take for a line break.
_UNPRINTABLE = re.compile(
    "[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_ESCAPED = re.compile(_UNPRINTABLE.pattern + r'|[\\"\t]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def reads_as_string(plain: str) -> bool:
    """Tell whether every parser takes the unquoted scalar `plain` for a string."""
    if not plain.isascii():
        return True
    return bool(plain) and _NO_STRING.fullmatch(plain) is None


def scalar(text: str, *, flow: bool = False) -> str:
    """Return `text` as a scalar on one line, with the least quoting that will do.

    Unquoted, else in single quotes; in double quotes only where there is a character that has to
    be escaped. `flow`: it stands between brackets. A lone surrogate, which no YAML can say,
    becomes U+FFFD.
    """
    if not text.isprintable() and _UNPRINTABLE.search(text):
        return double_quoted(text)
    if _is_plain(text) and not (flow and _FLOW.search(text)):
        return text
    return "'" + text.replace("'", "''") + "'"


def double_quoted(text: str) -> str:
    """Return `text` in double quotes, on one line, with everything escaped that has to be."""
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def literal_block(text: str, indent: int) -> str | None:
    """Return `text` as a literal block (`|-` and its lines), its lines indented by `indent` spaces.

    `None` where that cannot hold it: where a character has to be escaped, and where nothing but
    white space is in its last line (`yaml` drops that), its last line feeds not counted.
    """
    lines = text.split("\n")
    if not text.rstrip("\n").split("\n")[-1].strip():
        return None
    if any(not line.isprintable() and _UNPRINTABLE.search(line) for line in lines):
        return None
    # Without an indicator the first line that is not empty says what the indentation is.
    indicator = "2" if text[0].isspace() else ""
    chomping = "-"
    if not lines[-1]:
        chomping = "" if lines[-2] else "+"
        lines.pop()
    pad = "\n" + " " * indent
    return f"|{indicator}{chomping}" + "".join(pad + line if line else "\n" for line in lines)


def _is_plain(text: str) -> bool:
    return not (
        not text
        or text[0] in _INDICATORS
        or text[0].isspace()
        or text[-1].isspace()
        or text[-1] == ":"
        or ": " in text
        or " #" in text
        or "\t" in text
        or text.startswith("...")
        or not reads_as_string(text)
    )


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if character in _ESCAPES:
        return _ESCAPES[character]
    code = ord(character)
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
