"""JSON for other programs: UTF-8, readable, findings with exactly the fields that the contract names."""

import json
from typing import Any

from zadankai_editor.record.findings import Finding


def json_bytes(value: object) -> bytes:
    """Return `value` as indented JSON with a line break at its end.

    A file name that is no UTF-8 holds lone surrogates, which become escapes.
    """
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")


def finding_as_data(finding: Finding) -> dict[str, Any]:
    """Return `finding` as a report lists it; what does not apply is null."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "block": finding.block,
        "path": finding.path,
        "line": finding.line,
        "message": finding.message,
    }
