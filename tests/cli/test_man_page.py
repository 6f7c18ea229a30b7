"""The manual page is made from the parser, and `man` can read it."""

import re
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT, Golden

sys.path.append(str(ROOT / "docs" / "site"))
from man_page import man_page

FILE = ROOT / "docs" / "site" / "listlint.1"


def test_it_is_up_to_date(golden: Golden) -> None:
    golden(FILE, man_page())


def test_every_option_is_there() -> None:
    text = man_page()
    for option in ("check", "\\-\\-new\\-since", "\\-\\-dry\\-run", "LISTLINT COMPLETION"):
        assert option in text


@pytest.mark.skipif(not shutil.which("groff"), reason="only some systems have it")
def test_no_line_of_it_is_misunderstood() -> None:
    command = ["groff", "-man", "-Tascii", "-ww", str(FILE)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert not done.stderr
    assert "--new-since REV" in re.sub(".\b", "", done.stdout)
