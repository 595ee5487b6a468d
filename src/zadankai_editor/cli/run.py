"""From the arguments to the exit code; the one place where every failure becomes a sentence."""

from argparse import Namespace
from collections.abc import Sequence

from zadankai_editor.cli.arguments import parse
from zadankai_editor.cli.failures import sentence_for
from zadankai_editor.cli.streams import flush_output, give_up_output, tell, use_utf8
from zadankai_editor.record.levels import Level

FAILED = 2


def main(argv: Sequence[str]) -> int:
    """Carry out the command in `argv` and return its exit code."""
    use_utf8()
    try:
        code = _carry_out(parse(argv))
        flush_output()
    except SystemExit as done:  # argparse, after --help and --version
        return _end_of_help(done)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  # nobody above can tell the user
        tell(sentence_for(error))
        give_up_output()
        return FAILED
    return code


def _end_of_help(done: SystemExit) -> int:
    try:
        flush_output()
    except OSError as error:
        tell(sentence_for(error))
        give_up_output()
        return FAILED
    return done.code if isinstance(done.code, int) else 0


def _carry_out(arguments: Namespace) -> int:
    match arguments.command:
        case "convert":
            from zadankai_editor.cli.convert import convert

            return convert(
                arguments.input,
                arguments.output,
                arguments.report,
                force=arguments.force,
                reading=arguments.reading,
            )
        case "check":
            from zadankai_editor.cli.check import check_files

            return check_files(
                arguments.files, as_json=arguments.format == "json", level=Level(arguments.level)
            )
        case "render":
            from zadankai_editor.cli.render import render_file

            return render_file(arguments.input, arguments.to, arguments.output)
        case _:
            from zadankai_editor.cli.schema import print_schema

            return print_schema()
