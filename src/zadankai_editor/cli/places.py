"""Where in a record's YAML file a finding's block or field stands."""

import re
from typing import Any

import yaml

from zadankai_editor.record.findings import Finding

_STEP = re.compile(r"([A-Za-z_]+)|\[(\d+)\]")

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Places:
    """The lines of a record file that has been read without an error."""

    def __init__(self, data: bytes) -> None:
        self._root = yaml.compose(data.decode("utf-8-sig"), Loader=_Loader)
        self._blocks: dict[str, int] = {}
        body = _child(self._root, "body")
        for item in body.value if isinstance(body, yaml.SequenceNode) else []:
            id_ = _child(item, "id")
            if isinstance(id_, yaml.ScalarNode):
                self._blocks[id_.value] = item.start_mark.line + 1

    def line_of(self, finding: Finding) -> int | None:
        """Return the 1-based line of what `finding` (with public places) is about.

        Where the field itself is not in the file, that of what it belongs to; `None` where that
        would be the whole file.
        """
        if finding.block is not None:
            return self._blocks.get(finding.block)
        node = self._root
        for name, index in _STEP.findall(finding.path or ""):
            child = _item(node, int(index)) if index else _child(node, name)
            if child is None:
                break
            node = child
        return None if node is self._root or node is None else node.start_mark.line + 1


def _child(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _item(node: yaml.Node | None, index: int) -> yaml.Node | None:
    if not isinstance(node, yaml.SequenceNode) or index >= len(node.value):
        return None
    found: yaml.Node = node.value[index]
    return found
