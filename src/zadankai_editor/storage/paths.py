"""Where the program keeps what is its own: settings, journals, locks."""

import hashlib
import os
from pathlib import Path

import platformdirs

_NAME = "ZadankaiEditor"


def data_folder() -> Path:
    """Return the user's folder for journals and locks, which may not exist yet.

    The environment variable `ZADANKAI_HOME` puts it, and the settings, elsewhere.
    """
    home = os.environ.get("ZADANKAI_HOME")
    return Path(home) if home else platformdirs.user_data_path(_NAME, appauthor=False)


def settings_folder() -> Path:
    """Return the user's folder for settings, which may not exist yet."""
    home = os.environ.get("ZADANKAI_HOME")
    return Path(home) / "settings" if home else platformdirs.user_config_path(_NAME, appauthor=False)


def journals_folder() -> Path:
    """Return the folder of the journals and of the pictures of records without a file."""
    return data_folder() / "journals"


def kept_folder() -> Path:
    """Return the folder to which journals that do not fit are moved."""
    return journals_folder() / "kept"


def locks_folder() -> Path:
    """Return the folder of the locks."""
    return data_folder() / "locks"


def followed(path: Path) -> Path:
    """Return `path` as an absolute one; where it is a symbolic link, what that leads to.

    Links among its folders stay as they are: on Windows a drive letter would become the share's
    name, which people do not know.
    """
    return Path(os.path.realpath(path)) if os.path.islink(path) else Path(os.path.abspath(path))  # noqa: PTH100, PTH114


def record_key(path: Path) -> str:
    """Return the name under which the record file at `path` is locked and journaled."""
    real = os.path.normcase(os.path.realpath(path))
    return hashlib.sha256(os.fsencode(real)).hexdigest()[:32]
