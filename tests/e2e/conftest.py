"""A desktop for each end-to-end test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop, skip_without_tools


@pytest.fixture
def desktop(tmp_path: Path) -> Iterator[Desktop]:
    """A virtual screen; where a program is left open, a picture of it is kept in the test's folder."""
    skip_without_tools()
    found = Desktop(tmp_path)
    yield found
    found.close()
