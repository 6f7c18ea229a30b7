"""The pages of the site that are not in `docs/`: one a rule, the README, the changelog.

mkdocs calls the functions `on_…` while it builds. Nothing here needs it but `on_files`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from listlint.config.json_schema import configuration_schema
from listlint.core.homepage import REPOSITORY
from listlint.rules import ENGINE_FINDINGS, Rule, rules

ROOT = Path(__file__).resolve().parents[2]
_COPIED = {"index.md": "README.md", "changelog.md": "CHANGELOG.md"}
"""Pages that are files of the repository."""
_HERE = {"../README.md": "index.md", "../CHANGELOG.md": "changelog.md"}
_FENCE = re.compile(r"^( *`{3,}).*?^\1`*\s*?$", re.MULTILINE | re.DOTALL)
_EXAMPLE = re.compile(r"^(`{3,})(markdown|diagnostics|toml)(?: (.+))?$", re.MULTILINE)
_TARGET = re.compile(r"(?<=\]\()(?!https?:|#)([^)\s]+)(?=\))")
_BAR_IN_ROW = re.compile(r"(?<!`)`([^`\n]*\\\|[^`\n]*)`(?!`)")
"""Code in a row of a table with a bar, which is escaped there."""
_CODE = re.compile(r"(?<![\[`])`([a-z]+(?:-[a-z0-9]+)*)`(?!`)")


@cache
def all_rules() -> Mapping[str, Rule]:
    """Everything that can be found, by name."""
    return dict(sorted({**rules(), **ENGINE_FINDINGS}.items()))


def pages() -> dict[str, str]:
    """The pages that are made, by the path that they have among those of `docs/`."""
    made = {f"rules/{name}.md": rule_page(rule) for name, rule in all_rules().items()}
    for page, file in _COPIED.items():
        made[page] = _moved((ROOT / file).read_text(encoding="utf-8"))
    return made


def rule_page(rule: Rule) -> str:
    """What a rule finds, why, with examples, and what can be configured."""
    state = f"{rule.severity}{'' if rule.on_by_default else ', off by default'}"
    doc = _EXAMPLE.sub(_with_title, rule.doc)
    options = [*_options(rule.name)]
    lines = [f"# {rule.name}", "", f"*{state}*", "", doc]
    if options:
        lines += ["", "## Options", "", "| option | what it is | default |", "| --- | --- | --- |"]
    return "\n".join([*lines, *options, ""])


def _with_title(fence: re.Match[str]) -> str:
    """The head of an example's fence, with what it is called above it."""
    marks, language, about = fence.groups()
    if language == "diagnostics":
        return f'{marks}text title="what is found"'
    words = (about or "").split()
    state = words.pop() if words and words[-1] in ("fixed", "before") else ""
    usual = "listlint.toml" if language == "toml" else "README.md"
    title = ", ".join(filter(None, (" ".join(words) or usual, state)))
    return f'{marks}{language} title="{title}"'


@cache
def _configured() -> Mapping[str, Any]:
    """What the configuration's schema says of each rule."""
    rules: Mapping[str, Any] = configuration_schema()["properties"]["rules"]["properties"]
    return rules


def _options(name: str) -> Iterator[str]:
    described = _configured().get(name, {})
    for table in described.get("anyOf", ())[1:]:
        for key, option in table["properties"].items():
            if key != "severity":
                default = f"`{_toml(option['default'])}`" if "default" in option else ""
                yield f"| `{key}` | {option['description']} | {default} |"


def _toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case list():
            return f"[{', '.join(map(_toml, value))}]"
    return str(value)


def _moved(text: str) -> str:
    """A file from the top of the repository as a page among those of `docs/`."""

    def target(found: re.Match[str]) -> str:
        to = found[1]
        return to.removeprefix("docs/") if to.startswith("docs/") else f"../{to}"

    return _in_prose(text, lambda part: _TARGET.sub(target, part))


def linked(text: str, path: str) -> str:
    """A page with links that hold on the site: names of rules to their pages, and what is not on
    the site to the repository.
    """
    lead = "../" * path.count("/")

    def target(found: re.Match[str]) -> str:
        file, mark, anchor = found[1].partition("#")
        if not file.startswith("../") or lead:
            return found[1]
        elsewhere = f"https://github.com/{REPOSITORY}/blob/main/{file.removeprefix('../')}"
        return f"{_HERE.get(file, elsewhere)}{mark}{anchor}"

    def rule(found: re.Match[str]) -> str:
        name = found[1]
        is_one = name in all_rules() and path != f"rules/{name}.md"
        return f"[`{name}`]({lead}rules/{name}.md)" if is_one else found[0]

    def prose(part: str) -> str:
        lines = part.split("\n")
        named = [line if line.startswith("#") else _CODE.sub(rule, line) for line in lines]
        named = [_BAR_IN_ROW.sub(_code_with_bars, x) if x[:1] == "|" else x for x in named]
        return _TARGET.sub(target, "\n".join(named))

    return _in_prose(text, prose)


def _code_with_bars(found: re.Match[str]) -> str:
    """Code of a row as HTML: Python-Markdown shows the backslash before a bar, GitHub does not."""
    shown = escape(found[1], quote=False).replace("\\|", "&#124;")
    return f"<code>{shown}</code>"


def _in_prose(text: str, change: Callable[[str], str]) -> str:
    """The text with a change of everything that is no code."""
    parts, at = [], 0
    for fence in _FENCE.finditer(text):
        parts += [change(text[at : fence.start()]), fence[0]]
        at = fence.end()
    return "".join([*parts, change(text[at:])])


def on_config(config: Any) -> Any:
    """Put the pages of the rules below the page that has them all."""
    every = [{name: f"rules/{name}.md"} for name in all_rules()]
    for entry in config.nav:
        if entry == {"Rules": "rules.md"}:
            entry["Rules"] = [{"All rules": "rules.md"}, *every]
    return config


def on_files(files: Any, config: Any) -> Any:
    """Add the pages that are made."""
    from mkdocs.structure.files import File  # noqa: PLC0415 - the tests do without

    for path, text in pages().items():
        files.append(File.generated(config, path, content=text))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Make the links of a page those of the site."""
    return linked(markdown, page.file.src_uri)
