"""One result with everything that reports may have to show, and any results that there could be."""

from collections.abc import Iterator
from dataclasses import replace

from hypothesis import strategies as st

from listlint.cli.report.drawn_finding import MOST_RELATED
from listlint.core.diagnostic import Diagnostic, Edit, Fix, Related, Severity
from listlint.core.fingerprints import fingerprints_in
from listlint.core.result import Result, Summary
from listlint.core.source import Source, Span

README = Source(
    "README.md",
    "# Papers\n\n"
    "- [Attention](notes/atention.md) - Transformers\n"
    "- 【注意力】 ❤️ 👩‍🚀 e\u0301 [BERT](bert.md)\n"
    "-\t[Tab](tab.md)\tafter\n"
    "- \x1b[31mred\x1b[0m \u202eabc\u202c [x](y.md)\n"
    "- " + "before " * 40 + "[far](far.md)" + " after" * 40 + "\n"
    "- " + "之前" * 60 + "[遠](far.md)" + "之後" * 60 + "\n",
)
NOTE = Source("notes/b.md", "---\nyear: '2017'\n---\n\n" + "\n" * 120 + "[a]: a.md\n[a]: b.md")
SOURCES = {source.path: source for source in (README, NOTE, Source("notes/empty.md", ""))}


def span(source: Source, text: str, times: int = 1) -> Span:
    start = -1
    for _ in range(times):
        start = source.text.index(text, start + 1)
    return source.span(start, start + len(text))


def error(where: Span, message: str, rule: str = "broken-link") -> Diagnostic:
    return Diagnostic(span=where, message=message, rule=rule, severity=Severity.ERROR)


def everything() -> Iterator[Diagnostic]:
    place = span(README, "notes/atention.md")
    fix = Fix("link to `notes/attention.md`", (Edit(place, "notes/attention.md"),), safe=False)
    found = error(place, "no file `notes/atention.md`")
    yield replace(found, help="did you mean `notes/attention.md`?", fix=fix)
    yield error(span(README, "bert.md"), "no file `bert.md`")
    yield error(span(README, "👩‍🚀 e\u0301"), "an astronaut, two cells wide, a blank and a letter")
    yield error(span(README, "tab.md"), "no file `tab.md`")
    yield error(span(README, "y.md"), "no file `y.md`: \x1b]0;title\x07, 100%, a::b\r\nand more")
    yield error(span(README, "far.md"), "no file `far.md`")
    yield error(span(README, "far.md", 2), "no file `far.md`")
    lines = span(README, "# Papers\n\n- [Att")
    yield replace(error(lines, "over three lines", "odd-lines"), severity=Severity.WARNING)
    key = span(NOTE, "'2017'")
    yield replace(
        error(key, '`year` is the text "2017", not a number', "invalid-frontmatter"),
        help="write it without quotes",
        fix=Fix("write `2017`", (Edit(key, "2017"),)),
    )
    first = Related(span(NOTE, "[a]: a.md"), "first defined here")
    second = Related(span(README, "after"), "used here")
    yield replace(
        error(span(NOTE, "b.md"), "`a` is defined twice", "duplicate-definition"),
        related=(first, second),
    )
    end = len(NOTE.text)
    yield replace(error(NOTE.span(end, end), "no line end", "end"), severity=Severity.WARNING)
    everywhere = (Related(span(README, "# Papers"), "here"),) * (MOST_RELATED + 2)
    yield replace(error(Span("notes/empty.md", 0, 0), "empty", "empty"), related=everywhere)


def result(found: tuple[Diagnostic, ...], counts: Summary | None = None) -> Result:
    names = tuple(fingerprints_in(found, SOURCES, {}))
    return Result(
        diagnostics=found, fingerprints=names, sources=SOURCES, summary=counts or Summary()
    )


CHECKED = Summary(
    files=3,
    lists=1,
    entries=8,
    notes=2,
    references=185,
    links=9,
    unwritten=157,
    errors=10,
    warnings=2,
    suppressed=3,
    baselined=1,
    fixable=1,
    schemas=(("schemas/a.schema.json", 2),),
)
RESULT = result(tuple(everything()), CHECKED)


def lines(printed: Iterator[str]) -> str:
    return "".join(f"{line}\n" for line in printed)


CHARACTERS = st.one_of(
    st.characters(),
    st.sampled_from("aé中👩\u200d🚀\ufe0f\u0301\t\r\n\x1b\x9b\u202e\u2028\ud800%:,#["),
)
TEXTS = st.text(CHARACTERS, max_size=600)
COMMANDS = st.sampled_from(["a", "\n::error::x", " ::error::x", "\r##[add-mask]x", "##[["])


@st.composite
def results(draw: st.DrawFn) -> Result:
    source = Source(draw(COMMANDS) + draw(TEXTS), draw(COMMANDS) + draw(TEXTS))

    def place() -> Span:
        ends = st.integers(0, len(source.text))
        return source.span(*sorted((draw(ends), draw(ends))))

    found = Diagnostic(
        span=place(),
        message=draw(COMMANDS) + draw(TEXTS),
        help=draw(st.none() | TEXTS),
        fix=Fix(draw(TEXTS), (Edit(place(), draw(TEXTS)),)),
        related=(Related(place(), draw(TEXTS)),),
        rule="some-rule",
        severity=draw(st.sampled_from(Severity)),
    )
    return Result(
        diagnostics=(found,), fingerprints=("0123456789abcdef",), sources={source.path: source}
    )
