"""What short unmarked lines are: sections, headings or captions.

Nothing printed says it, so it is told from the agenda, from the words, from what follows and from
the other headings of the document. Where these do not decide, the likeliest kind is chosen and doubted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from zadankai_editor.japanese.folding import folded
from zadankai_editor.recognize.doubts import Uncertain, quoted
from zadankai_editor.recognize.elements import Element, Shape
from zadankai_editor.recognize.linking import AgendaLinker, Link
from zadankai_editor.recognize.people import Directory
from zadankai_editor.recognize.vocabulary import (
    CAPTION_BEGIN,
    CAPTION_END,
    CAPTION_PLACE,
    INTERJECTION,
    PREDICATE_END,
)
from zadankai_editor.record.nodes import BlockKind

_LONGEST_CAPTION_NAME = 16


@dataclass
class Decision:
    """What a short line is, with the agenda item that it treats and what is not certain.

    `lone`: a heading that only its words tell.
    """

    kind: BlockKind
    agenda: int | None = None
    code: Uncertain | None = None
    message: str = ""
    lone: bool = False

    def doubted(self, code: Uncertain, message: str) -> "Decision":
        """Return the decision with a doubt."""
        return Decision(self.kind, self.agenda, code, message)


@dataclass(frozen=True)
class Place:
    """Where a run of short lines stands.

    `speech`: somebody speaks after it (`False`: text without a label, `None`: nothing more);
    `in_section`: a section has begun; `in_speech`: somebody spoke just before; `opening`: no block
    or a heading stands just before.
    """

    speech: bool | None
    in_section: bool
    in_speech: bool
    opening: bool


class HeadingReader:
    """Decides what the short lines among `elements` are."""

    def __init__(self, linker: AgendaLinker, directory: Directory, elements: Sequence[Element]) -> None:
        self._linker = linker
        self._directory = directory
        self._two_levels = self._has_two_levels(elements)

    def _has_two_levels(self, elements: Sequence[Element]) -> bool:
        """Tell whether sections have headings below them: two short lines in a row before somebody speaks."""
        run = 0
        for element in elements:
            if element.shape is Shape.SHORT:
                apart = element.line.gap_after or element.line.gap_before
                run += apart and not self.is_caption(element.text)
            elif element.shape is not Shape.OUT:
                if run >= 2 and element.speaks:
                    return True
                run = 0
        return False

    def decide(self, texts: Sequence[str], place: Place) -> list[Decision]:
        """Return what each of `texts`, short lines in a row, is."""
        links = [self._linker.link(text) for text in texts]
        captions = [self.is_caption(text) for text in texts]
        sections = {i for i, link in enumerate(links) if link and link.certain}
        last_section = max(sections, default=None)
        open_lines = [i for i in range(len(texts)) if not captions[i] and i not in sections]
        decisions: list[Decision] = []
        for i, text in enumerate(texts):
            link = links[i]
            if link and link.certain:
                decisions.append(Decision(BlockKind.SECTION, link.item))
            elif captions[i]:
                decisions.append(self._caption(text, place))
            elif last_section is not None:
                decisions.append(self._beside_section(text, i, last_section, open_lines))
            else:
                decisions.append(
                    self._without_section(text, open_lines.index(i), len(open_lines), link, place)
                )
        return decisions

    def is_caption(self, text: str) -> bool:
        """Tell whether the words are those of a caption: who is seen, and where."""
        read = folded(text)
        if CAPTION_BEGIN.match(read) or CAPTION_END.search(read) or CAPTION_PLACE.search(read):
            return True
        return self._ends_in_person(text)

    def _ends_in_person(self, text: str) -> bool:
        """Tell whether a line ends in a participant who does something: `説明する甲野市長`."""
        for start in range(max(1, len(text) - _LONGEST_CAPTION_NAME), len(text) - 1):
            if text[start - 1] in "うくぐすつぬぶむるたの、・ 　" and self._directory.lookup(text[start:]):
                return True
        return False

    @staticmethod
    def _caption(text: str, place: Place) -> Decision:
        decision = Decision(BlockKind.PHOTO)
        if place.speech is None:
            return decision.doubted(
                Uncertain.CAPTION, f"{quoted(text)}を写真説明としました。結びの文でないか確かめてください。"
            )
        return decision

    @staticmethod
    def _beside_section(text: str, i: int, last_section: int, open_lines: Sequence[int]) -> Decision:
        if i < last_section:
            message = f"{quoted(text)}を写真説明としました。見出しか発言の一部でないか確かめてください。"
            return Decision(BlockKind.PHOTO).doubted(Uncertain.CAPTION, message)
        first = next(o for o in open_lines if o > last_section)
        decision = Decision(BlockKind.HEADING)
        if i == first:
            return decision
        return decision.doubted(
            Uncertain.KIND, f"{quoted(text)}を小見出しとしました。写真説明でないか確かめてください。"
        )

    def _without_section(self, text: str, nth: int, count: int, link: Link | None, place: Place) -> Decision:
        if place.speech is False:
            return self._before_text(text, place)
        if count >= 2:
            return self._pair(text, nth, link)
        return self._single(text, link, place)

    def _before_text(self, text: str, place: Place) -> Decision:
        if place.in_speech:
            message = f"{quoted(text)}を写真説明としました。見出しか発言の一部でないか確かめてください。"
            return Decision(BlockKind.PHOTO).doubted(Uncertain.CAPTION, message)
        kind = BlockKind.HEADING if place.in_section else BlockKind.SECTION
        message = f"{quoted(text)}を見出しとしました。発言者の名前か本文でないか確かめてください。"
        return Decision(kind).doubted(Uncertain.KIND, message)

    def _pair(self, text: str, nth: int, link: Link | None) -> Decision:
        """Two lines in a row are a section and a heading."""
        if nth == 0:
            return self._section(text, link)
        if nth == 1:
            return Decision(BlockKind.HEADING)
        message = f"{quoted(text)}を小見出しとしました。写真説明でないか確かめてください。"
        return Decision(BlockKind.HEADING).doubted(Uncertain.KIND, message)

    def _section(self, text: str, link: Link | None) -> Decision:
        decision = Decision(BlockKind.SECTION, link.item if link else None)
        if not len(self._linker):
            return decision
        asked = "この議題の見出しか" if link else "どの議題の見出しか"
        return decision.doubted(
            Uncertain.AGENDA, f"見出し{quoted(text)}と議題の言葉が違います。{asked}確かめてください。"
        )

    def _single(self, text: str, link: Link | None, place: Place) -> Decision:
        if not place.in_section:
            return self._section(text, link)
        sure = PREDICATE_END.search(folded(text)) is not None and not INTERJECTION.fullmatch(text)
        if link is not None:
            message = f"{quoted(text)}を小見出しとしました。議題の見出しでないか確かめてください。"
            return Decision(BlockKind.HEADING).doubted(Uncertain.KIND, message)
        if not len(self._linker) and not self._two_levels:
            decision = Decision(BlockKind.SECTION)
        else:
            decision = Decision(BlockKind.HEADING)
        if sure or place.opening:
            decision.lone = True
            return decision
        message = f"{quoted(text)}を見出しとしました。写真説明か発言の一部でないか確かめてください。"
        return decision.doubted(Uncertain.KIND, message)
