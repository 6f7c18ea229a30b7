"""What the heuristics know by heart: months, keys, columns, what is no name of a person."""

from __future__ import annotations

from listlint.core.lazy_pattern import pattern
from listlint.core.years import OLD, YEAR


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Phrases with a comma between them."""
    return tuple(" ".join(phrase.split()) for phrase in text.split(",") if phrase.strip())


QUALIFIERS = pattern(
    r"(?i:\b(?:oral|spotlights?|posters?|highlights?|best (?:student )?paper(?: award)?"
    r"|honorable mention|demo|"
    r"long|short|full paper|accepted|award|to appear|in press|notable(?:-| )?top-?\d+%|top ?\d+%|"
    r"top-\d+%|main|paper|talk|presentation|outstanding(?: paper)?"
    r"|runner[- ]up|camera[- ]ready|\u2b50|new))(?!\w)"
)
"""What is said of a paper at its venue."""

_ABBREVIATIONS = _words("""
    Acad Adv Am Anal Appl Assoc Biol Biosci Chem Clin Commun Comp Comput Conf Dev Eng Front
    Inf Intell Int J Jt Lett Mach Mag Math Med Mol Nat Natl Neurosci Opin Opt Phys Proc Process
    Psychol Rep Res Rev Sci Soc Softw Stat Surv Symp Syst Technol Theor Trans Univ
""")
STOP = r"\." + "".join(f"(?<!\\b{word}\\.)" for word in sorted(_ABBREVIATIONS))
"""A period that does not end the abbreviation of a word in the name of a journal."""

_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
DATE = pattern(
    rf"(?i:\b\d{{1,2}}(?:st|nd|rd|th)?[ -](?:{_MONTH})\.?,?[ -]{YEAR}\b"
    rf"|\b(?:{_MONTH})\b\.?,? (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?{YEAR}\b"
    rf"|\b{YEAR},?[ .](?:{_MONTH})\b\.?(?: \d{{1,2}}\b)?"
    rf"|\b{YEAR}[-./](?:1[0-2]|0?[1-9])(?:[-./](?:3[01]|[12]\d|0?[1-9]))?\b"
    rf"|\b(?:3[01]|[12]\d|0?[1-9])[-./](?:1[0-2]|0?[1-9])[-./]{YEAR}\b"
    rf"|\b(?:1[0-2]|0?[1-9])[-./]{YEAR}\b)"
)
STATED_YEAR = pattern(
    rf"(?<![\d.:/-])({YEAR})(?![\d]|[.:]\d|/\d{{1,2}}\b)"
    rf"|(?<=[A-Za-z])[ _-]?['\u2019\u2018`] ?(\d\d)\b"
    rf"|(?<![\w.])['\u2019\u2018](\d\d)\b|(?<=[A-Z]{{2}})-?(\d\d)\b|(?<=[A-Za-z])[-_]?({YEAR})\b|(?<=[a-z]IPS)(\d\d)\b"
    r"|(?<=[a-zA-Z]Xiv)(\d\d)\b"
    rf"|(?<=, )({OLD})(?=[\s.)]*\Z)|(?<=\()({OLD})(?=\))|(?<=[a-z]\. )({OLD})(?=\.?\Z)"
)
"""A year, in one of its groups: four digits, or two behind an apostrophe or a venue's letters; one
before 1900 only where nothing else is said in such a way."""

AUTHOR_KEYS = _words("author authors by \u4f5c\u8005")
VENUE_KEYS = _words(
    "venue conference journal publication publisher published publish booktitle conf"
)
DATE_KEYS = _words("date year published-date time month released \u65f6\u95f4 \u5e74\u4efd")
DESCRIPTION_KEYS = _words("description abstract summary tl;dr tldr about")

COLUMNS = {
    "title": phrases("""
    title, paper title, paper name, article title, name, paper, papers, api, project, project
    name, article, work, library, tool, resource, package, repository, repo, model, model name,
    method, dataset, dataset name, book, course, theme, plugin, framework, \u6807\u9898,
    \u8bba\u6587, \u540d\u79f0
"""),
    "authors": phrases("author, authors, author(s), first author, \u4f5c\u8005"),
    "venue": phrases("""
    venue, conference, publication, journal, pub, pub., conf, conf., publisher, published,
    published in, publish, conference/journal, journal/conference, venue/year, venue & year,
    source, where, published at, year/venue, year & venue, venue and year, \u4f1a\u8bae
"""),
    "date": phrases("""
        year, date, time, published date, release date, date of publication, month, publish date,
        published on, \u65f6\u95f4, \u5e74\u4efd
    """),
    "description": phrases("""
    description, summary, about, notes, note, comment, comments, remarks, introduction, details,
    tl;dr, abstract, highlights, info, \u63cf\u8ff0, \u7b80\u4ecb
"""),
}  # fmt: skip
"""What a table's column holds, by its name in lower case; of titles, the best name first."""

PARTICLES = _words("""
    de van der von den la le bin ibn al el di da do das dos del della du ter ten y e af zu zur
    vom st san mac ben bint abu op 't d' dal dalla lo li
""")
NOT_NAMES = _words("""
    a an the of for in on with to from by at is are be as or via using based toward towards into
    over under than learning network networks deep neural model models modeling vision visual
    language languages processing system systems analysis data dataset datasets detection
    segmentation recognition generation estimation prediction reasoning understanding
    representation representations attention transformer transformers training image images
    video videos text speech audio graph graphs knowledge planning navigation control
    optimization inference reinforcement supervised unsupervised self-supervised multimodal
    multi-modal cross-modal pre-training pretraining framework library libraries tool tools
    toolkit api apis client server service services guide tutorial course courses book books
    blog code paper papers project projects website web app application applications software
    package packages platform engine database manager editor plugin plugins design programming
    development language algorithm algorithms survey review benchmark benchmarks machine
    computer science data natural artificial intelligence robotics robot robots human humans
    object objects scene semantic adversarial generative open source free online cloud security
    testing python javascript java rust golang go node react html css linux windows macos
    android ios docker kubernetes github university institute laboratory labs research google
    microsoft facebook amazon apple nvidia openai deepmind workshop conference proceedings
    journal transactions international oral spotlight poster introduction overview advanced
    practical theory methods method approach approaches and new keyword keywords code demo
    version edition part chapter notes resources links awesome list collection no not free-form
    high fast simple easy real-time time world how what why when where your my our its their
    retrieval question answering recommendation classification tracking matching fusion
    embedding embeddings representation captioning dialogue translation summarization search
    ranking clustering adaptation transfer few-shot zero-shot large small pre-trained action
    actions policy reward agents agent environment memory infrastructure pipeline pipelines user
    interface mobile desktop manga fantasy authentication uc univ berkeley college school academy
    department inc group team tech carnegie mellon stanford harvard caltech tsinghua peking
""")
