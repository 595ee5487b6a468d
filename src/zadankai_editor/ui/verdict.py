"""How a record stands: in one sentence, and block by block."""

from collections import Counter
from collections.abc import Sequence

from zadankai_editor.checks import keeps_from_ready
from zadankai_editor.record.commands.beginning import may_be_title
from zadankai_editor.record.findings import Finding, Severity
from zadankai_editor.record.nodes import Status
from zadankai_editor.record.review import State
from zadankai_editor.ui.actions import key_of

_WEIGHT = {Severity.ERROR: 3, Severity.DOUBT: 2, Severity.WARNING: 1, Severity.INFO: 0}
_MOST_NAMED = 8
"""So many pictures are named in a question."""

_SAID = (Severity.ERROR, Severity.DOUBT, Severity.WARNING)


def worst_of(findings: Sequence[Finding]) -> dict[str, Severity]:
    """Return the worst severity found in each block, by the block's id."""
    worst: dict[str, Severity] = {}
    for found in findings:
        if found.block and _WEIGHT[found.severity] > _WEIGHT.get(worst.get(found.block, Severity.INFO), 0):
            worst[found.block] = found.severity
    return worst


def is_urgent(found: Finding) -> bool:
    """Tell whether a finding comes first: an error, or a doubt."""
    return found.severity in {Severity.ERROR, Severity.DOUBT}


def in_order_of_visits(findings: Sequence[Finding]) -> list[Finding]:
    """Return those of `findings`, in reading order, to which the key leads, in the order in which it does.

    They are those that `in_words` counts: errors and doubts, then warnings.
    """
    counted = [f for f in findings if f.severity in _SAID]
    return sorted(counted, key=lambda found: not is_urgent(found))


def standing(state: State, findings: Sequence[Finding]) -> str:
    """Say in a word or two whether the record is ready, and how many errors stand against that."""
    if state.record.status is not Status.READY:
        return "下書き"
    errors = len(keeps_from_ready(findings))
    return f"公開用（誤り{errors}件）" if errors else "公開用"


def in_words(state: State, findings: Sequence[Finding]) -> str:
    """Say what is wrong with the record, or that all is well, in one sentence."""
    counts = Counter(f.severity for f in findings)
    if not state.record.blocks:
        return "まだ何もありません。記録を貼り付けるか、文を入れてください。"
    parts = [f"{s.words} {counts[s]}件" for s in _SAID if counts[s]]
    ready = state.record.status is Status.READY
    if not parts:
        return (
            "公開用に確定しています。問題はありません。"
            if ready
            else "問題はありません。公開用に確定できます。"
        )
    tail = f"{key_of('next_problem')}で順に見られます。"
    if not counts[Severity.ERROR]:
        head = "公開用に確定しています。" if ready else "誤りはありません。"
        return f"{head}{'、'.join(parts)}があります。{tail}"
    head = "公開用に確定していますが、このままでは公開できません。" if ready else ""
    if any(f.path == "title" for f in findings) and may_be_title(state):
        head += f"最初の段落は、{key_of('title_from_block')}で題名にできます。"
    return f"{head}{'、'.join(parts)}があります。{tail}"


def before_ready(doubts: int, without_alt: Sequence[str]) -> str:
    """Say what is left to look at before a record without errors is published; nothing where all is well.

    `without_alt` names the pictures that nobody can hear described.
    """
    said = f"まだ確認済みにしていない箇所が{doubts}件あります。\n" if doubts else ""
    if without_alt:
        more = len(without_alt) - _MOST_NAMED
        names = [f"・{name}" for name in without_alt[:_MOST_NAMED]]
        names += [f"・ほか{more}枚"] if more > 0 else []
        said += (
            f"代替テキストのない画像が{len(without_alt)}枚あります（JIS X 8341-3では、すべての画像に必要です）。\n"
            + "\n".join(names)
            + "\n"
        )
    return f"{said}\n" if said else ""
