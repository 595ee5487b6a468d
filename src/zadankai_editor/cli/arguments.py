"""The arguments of the command line, with everything that argparse says in Japanese."""

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

from zadankai_editor import __version__
from zadankai_editor.cli.failures import CommandError
from zadankai_editor.record.levels import Level

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

COMMANDS = ("convert", "check", "render", "schema")

_DESCRIPTION = """\
座談会の記録を、公開用のYAMLにします。
引数なしか、記録のファイルだけを渡すと、エディタの画面を開きます。"""

_EXIT_CODES = """\
終了コード：convert、render、schema は、できたら0、できなければ2。
check は、どのファイルも公開できれば0、公開の前に直す箇所があれば1、読めないファイルがあれば2。
「-」は標準入力・標準出力を表し、文字コードはいつもUTF-8です。"""

_MESSAGES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), japanese)
    for pattern, japanese in (
        (r"the following arguments are required: (.+)", r"引数が足りません（{0}）"),
        (r"unrecognized arguments: (.+)", r"分からない引数があります（{0}）"),
        (
            r"argument コマンド: invalid choice: '(.+)' \(choose from .+\)",
            r"「{0}」というコマンドはありません",
        ),
        (
            r"argument (\S+): invalid choice: '(.+)' \(choose from (.+)\)",
            r"{0}に「{1}」は使えません（使えるのは {2}）",
        ),
        (
            r"argument (\S+): invalid int value: '(.*)'",
            r"{0}には番号を渡してください（「{1}」は番号ではありません）",
        ),
        (r"argument (\S+): expected (?:one|at least one) argument", r"{0}の値がありません"),
        (r"argument (\S+): ignored explicit argument (.+)", r"{0}に値は付けられません（{1}）"),
    )
)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "使い方：" if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=_Formatter, add_help=False, allow_abbrev=False, **options)
        self._positionals.title = "引数"
        self._optionals.title = "オプション"
        self.add_argument("-h", "--help", action="help", help="この説明を表示します")

    def format_help(self) -> str:
        """Return the help; `argparse` puts a narrow colon behind each heading."""
        return re.sub(r"^( *[^\s:]+):$", r"\1：", super().format_help(), flags=re.MULTILINE)

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        """Print, and let it be known where that fails, which argparse does not."""
        if file is not None:
            file.write(message)

    def error(self, message: str) -> NoReturn:
        raise CommandError(f"{_in_japanese(message)}。使い方は「{self.prog} --help」で見られます。")


def _in_japanese(message: str) -> str:
    for pattern, japanese in _MESSAGES:
        match = pattern.fullmatch(message)
        if match:
            return japanese.format(*match.groups())
    return f"引数が正しくありません（{message}）"


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the parsed arguments; `command` names the command.

    Raises `CommandError` for wrong ones, and `SystemExit(0)` after `--help` and `--version`.
    """
    parser = _Parser(prog="zadankai-editor", description=_DESCRIPTION, epilog=_EXIT_CODES)
    parser.usage = "zadankai-editor [記録.yaml]\n        zadankai-editor コマンド …"
    parser.add_argument(
        "--version", action="version", version=f"zadankai-editor {__version__}", help="バージョンを表示します"
    )
    commands = parser.add_subparsers(
        dest="command", metavar="コマンド", required=True, title="できること", prog="zadankai-editor"
    )
    for name, (summary, add_arguments) in _COMMANDS.items():
        add_arguments(commands.add_parser(name, help=summary, description=summary))
    return parser.parse_args(argv)


def _convert(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "input",
        metavar="INPUT",
        help="元の記録（テキスト・Word・ウェブページ・字幕・音声認識のJSON）。「-」は標準入力（UTF-8のテキスト）",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT.yaml",
        required=True,
        help="出力先。校正ファイル OUT.review.yaml と、元の記録にある画像（images フォルダー）もそばに書きます。"
        "「-」は標準出力（校正ファイルと画像は書きません）",
    )
    parser.add_argument(
        "--report",
        metavar="REPORT.json",
        help="読み取りの報告（要確認、入れなかった行など）のJSONの出力先。前の報告は上書きし、"
        "ほかのファイルは --force がなければ上書きしません",
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help="OUT.yaml や校正ファイルが既にある場合は上書きします（前の内容は .bak に残します）",
    )
    parser.add_argument(
        "--reading",
        metavar="N",
        type=int,
        help="発言者の名前の読み方がいくつかある記録を、N番目の読み方で読みます。番号は、付けずに実行すると報告に出ます",
    )


def _check(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="+", help="記録のファイル。「-」は標準入力")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="結果の形（指定がなければ text）"
    )
    parser.add_argument(
        "--level",
        choices=[level.value for level in Level],
        default=Level.DEFAULT.value,
        help="確かめる細かさ。strict は疑わしいものも、light は確かなものだけを挙げます（指定がなければ default）",
    )


def _render(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("input", metavar="FILE", help="記録のファイル。「-」は標準入力")
    parser.add_argument("--to", choices=("text", "html", "markdown"), required=True, help="記事の形")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        required=True,
        help="出力先。既にある場合は上書きし、前の内容は OUT.bak に残します。「-」は標準出力",
    )


def _schema(_parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""


_COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "convert": ("元の記録を読み取って、YAMLと校正ファイルにします", _convert),
    "check": ("記録が公開できるかを確かめます", _check),
    "render": ("記録を、読める記事の形（テキスト・HTML・Markdown）にします", _render),
    "schema": ("記録の形式のJSON Schemaを標準出力に書きます", _schema),
}
