"""A list of tools that keeps one form, and entries that do not."""

from collections.abc import Sequence

GOOD = [f"- [Tool {name}](https://{name}.example) - Does {name} well." for name in "gblakhcjfdie"]
BAD = "- [Tool x](https://x.example) - Lacks its period"
OTHER = "- [Tool y](https://y.example) - Lacks it too"


def readme(lines: Sequence[str], title: str = "Tools") -> str:
    return f"# {title}\n\n" + "".join(f"{line}\n" for line in lines)
