"""How the speaker of an utterance was found when the record was read from its source."""

from dataclasses import dataclass
from enum import StrEnum


class Strategy(StrEnum):
    """In which way a label named somebody, in the order in which labels are looked up."""

    DECIDED = "decided"
    SOURCE = "source"
    FULL_NAME = "full_name"
    SHORT_FORM = "short_form"
    FAMILY_NAME = "family_name"
    NAME_AND_TITLE = "name_and_title"
    TITLE = "title"
    ROLE = "role"
    TOGETHER = "together"
    CONTINUED = "continued"
    NONE = "none"

    @property
    def words(self) -> str:
        """What the interface calls it."""
        return _STRATEGIES[self]


class Confidence(StrEnum):
    """How sure it is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    OPEN = "open"

    @property
    def words(self) -> str:
        """What the interface calls it."""
        return _CONFIDENCES[self]


_STRATEGIES = {
    Strategy.DECIDED: "取り込みのときに選んだ人",
    Strategy.SOURCE: "元のファイルに書かれた発言者",
    Strategy.FULL_NAME: "氏名が一致",
    Strategy.SHORT_FORM: "定義された略称",
    Strategy.FAMILY_NAME: "姓が一致",
    Strategy.NAME_AND_TITLE: "氏名と肩書",
    Strategy.TITLE: "肩書が一致",
    Strategy.ROLE: "司会などの役",
    Strategy.TOGETHER: "何人か同時の発言",
    Strategy.CONTINUED: "前の発言の続き",
    Strategy.NONE: "手がかりなし",
}

_CONFIDENCES = {
    Confidence.CERTAIN: "確実",
    Confidence.LIKELY: "要確認",
    Confidence.OPEN: "未定",
}


@dataclass(frozen=True, slots=True)
class Attribution:
    """The speaker of the block with id `block` was found by `strategy`."""

    block: str
    strategy: Strategy
    confidence: Confidence
