"""What several tests share: a project on disk, written in one call."""

from collections.abc import Callable
from pathlib import Path

import pytest

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files, given as `path=text` pairs in a dictionary, into a fresh folder."""

    def write_all(files: dict[str, str | bytes], folder: Path = tmp_path / "project") -> Path:
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return folder

    return write_all
