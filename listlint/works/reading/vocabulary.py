"""What the heuristics know by heart: names of venues, labels of links, months, keys, columns."""

from __future__ import annotations

import re
from collections.abc import Iterable

from listlint.core.years import YEAR


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split(",") if phrase.strip())


# Names that mean a venue wherever they stand as a word of their own, a year's digits behind them
# or not. Case counts: "sigir" is none, but see `_SPELLINGS`.
_VENUES = """
    3DV AAAI AACL AAMAS ACCV ACL ACM-MM ACMMM AISTATS ASPLOS ASRU AutoML BIBM BMVC BMVC
    BlackboxNLP BioNLP CAV CCS CGO CHIIR CIDR CIKM COLING COLM COLT CVIU CVPR CVPRW CoLLAs CoG
    CoLM CoNEXT CoNLL CoRL CoRR DASFAA DCASE DSAA EACL ECAI ECCV ECCVW ECIR ECML ECML-PKDD
    ECML/PKDD EDBT EMNLP EWSN ESWC EuroSys EuroVis FAccT FAT* FCCM FSE FPGA GECCO HPCA HotCloud
    HotNets HotOS ICAPS ICASSP ICCAD ICCD ICCP ICCV ICCVW ICDCS ICDE ICDM ICDAR ICFP ICIP ICLR
    ICML ICME ICMI ICMR ICPP ICPR ICRA ICSE ICSME ICTIR ICWSM IJCAI IJCAI-ECAI IJCB IJCNLP IJCNN
    IJCV IJRR IMWUT INFOCOM INLG INTERSPEECH IPDPS IPMI IROS ISBI ISCA ISMAR ISMIR ISSCC ISSTA
    ISWC ITSC IWSLT JAIR JBHI JMIR JMLR KDD KR L4DC LREC LREC-COLING MICCAI MICCAIW MIDL MLHC
    MLSys MobiCom MobiSys MobiHoc NAACL NAACL-HLT NDSS NIPS NIPSW NLPCC NSDI NeurIPS NeurIPSW
    Neurips NeuRIPS OOPSLA OSDI PAKDD PAMI PKDD PLDI PNAS PODC PODS POPL PPoPP PVLDB RA-L RecSys
    ROMAN RO-MAN RSS SemEval SenSys SICE SIGCOMM SIGCSE SIGDIAL SIGDial SIGGRAPH SIGIR SIGIR-AP
    SIGKDD SIGMETRICS SIGMOD SIGSPATIAL SODA SOSP SSRN STOC SysML T-ASE T-ITS T-IV T-MM T-PAMI
    T-RO TACAS TACL TASLP TCSVT TGRS TCYB THMS TIFS TIP TIST TITS TIV TKDD TKDE TMC TMI TMLR TMM
    TNN TNNLS TOCHI TOG TOIS TOSEM TPAMI TPDS TREC TRO TSE TSP TVCG TVT TheWebConf UAI UIST
    UbiComp USENIX VLDB WACV WACVW WSDM WISE bioRxiv medRxiv OpenReview ChemRxiv PsyArXiv arXiv
    Neurocomputing MedIA EMBC Eurographics Humanoids AutoDL AAAI-MAKE IUI CSCW ASONAM CVMP GCPR
    SCIA MMM ICONIP ICANN ESANN ACML ALENEX CPAIOR HRI DAC DATE IEEE-TIP IEEE-TPAMI TMLCN MICRO
    ICCBR FMCAD IJCARS SDM WMT GLSVLSI ECOOP CADE SANER MSR RoboSoft
"""
_SPELLINGS = _phrases("""
    arxiv, ar xiv, arxiv preprint, arxiv-preprint, arxiv e-prints, corr, neurips, interspeech,
    biorxiv, medrxiv, siggraph, siggraph asia, the web conference, openreview, preprint,
    preprints, technical report, tech report, tech. report, phd thesis, master thesis, master's
    thesis, ph.d. thesis, thesis, springer, elsevier, under review, in submission,
    self-published
""")
# Names that are words or other short names too: only where they are all that is said.
_SHORT = _phrases("""
    ACM, ACC, AI, AIES, ALT, AIM, ASE, ATC, ATVA, Access, AIJ, BigData, Big Data, CASE, CC, CCC,
    CDC, CGF, CHI, CL, Cell, CVIU, DIS, EC, EG, ESEC, FAST, FC, FG, FITEE, HPDC, IC, ICC, IF,
    IS, ISER, ISRR, IV, JOSS, KBS, LoG, LOG, MIA, ML, MLJ, MM, MMSys, MMSP, NMI, NN, Nature,
    Nat. Comm., Nat. Commun., PACLIC, PR, PRL, PG, PMLR, RAL, RAS, SC, SCA, SIAM, SIVP, SLT, SP,
    S&P, SPL, Science, Science Robotics, SoCC, SoCG, T-ASL, ToG, TPS, TRB, TC, TAC, TAI, TDSC,
    TCAD, TAFFC, UIST, VIS, VR, VMCAI, VTC, W4A, WAFR, WCNC, WWW, XAI, GRSL, JSTARS, JSTSP,
    ICLP, ISC, GIS, ESWA, EAAI, INS, IPM, COG, Bioinformatics, Sensors, Remote Sensing,
    Robotics, Entropy, Neural Networks, Neural Computation, Pattern Recognition, Pattern
    Recognition Letters, Machine Learning, Artificial Intelligence, Computational Linguistics,
    Medical Image Analysis, Information Fusion, Information Sciences, Knowledge-Based Systems,
    Autonomous Robots, Computer Graphics Forum, Neuron, Patterns, PLOS ONE, PLoS ONE, Distill,
    Blog, blog, Book, Thesis, OpenAI Blog, Research Square, HAL, eLife, JAMA, NEJM, Lancet,
    Physica
""")
_OPENINGS = _phrases("""
    IEEE, ACM, Proc., Proceedings, Journal, Transactions, Trans., International Conference,
    International Journal, Int., Annual, Conference, Conf., Workshop, Workshops, Symposium,
    Advances in, Findings, USENIX, AAAI/ACM, ACM/IEEE, IEEE/CVF, IEEE/ACM, IEEE/RSJ, Nature,
    Science, Asian Conference, European Conference, British Machine, Pacific, Winter Conference,
    Communications of, Annals of, Foundations and Trends, Empirical Methods in, Neural
    Information Processing, Robotics: Science, Frontiers in, Lecture Notes in, Scientific Reports,
    Scientific Data, Annual Review, PLOS, PLoS, MIT Press, Cambridge University, Oxford
    University, Expert Systems with, Computer Vision and Pattern Recognition, Robotics and
    Automation, Knowledge and Information Systems, Multimedia Tools and, Image and Vision
    Computing, Physical Review, Philosophical Transactions, The Visual Computer, SIAM, AI
    Magazine, Trends in, National Science, Science China
""")


def _any_of(names: Iterable[str]) -> str:
    """A pattern for these names, the longest first."""
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))


VENUE = re.compile(
    rf"(?<![\w/.@-])(?:{_any_of(_VENUES.split())}"
    rf"|(?i:{_any_of(_SPELLINGS)}))"
    r"(?=(?:[-_' \u2019]*+\d{2,4})?(?![\w/@]|-[A-Za-z]))(?!\.\w)"
)
"""A name that means a venue wherever it stands."""
SHORT_VENUE = frozenset(_SHORT)
"""Names that mean a venue only where nothing else is said."""
VENUE_OPENING = re.compile(rf"(?:{_any_of(_OPENINGS)})(?!\w)")
"""How the long name of a venue begins."""

QUALIFIERS = re.compile(
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
DATE = re.compile(
    rf"(?i:\b\d{{1,2}}(?:st|nd|rd|th)?[ -](?:{_MONTH})\.?,?[ -]{YEAR}\b"
    rf"|\b(?:{_MONTH})\b\.?,? (?:\d{{1,2}}(?:st|nd|rd|th)?,? )?{YEAR}\b"
    rf"|\b{YEAR},?[ .](?:{_MONTH})\b\.?(?: \d{{1,2}}\b)?"
    rf"|\b{YEAR}[-./](?:1[0-2]|0?[1-9])(?:[-./](?:3[01]|[12]\d|0?[1-9]))?\b"
    rf"|\b(?:3[01]|[12]\d|0?[1-9])[-./](?:1[0-2]|0?[1-9])[-./]{YEAR}\b"
    rf"|\b(?:1[0-2]|0?[1-9])[-./]{YEAR}\b)"
)
STATED_YEAR = re.compile(
    rf"(?<![\d.:/-])({YEAR})(?![\d]|[.:]\d|/\d{{1,2}}\b)"
    rf"|(?<=[A-Za-z])[ _-]?['\u2019\u2018`] ?(\d\d)\b"
    rf"|(?<![\w.])['\u2019\u2018](\d\d)\b|(?<=[A-Z]{{2}})-?(\d\d)\b|(?<=[A-Za-z])[-_]?({YEAR})\b|(?<=[a-z]IPS)(\d\d)\b"
    r"|(?<=[a-zA-Z]Xiv)(\d\d)\b"
)
"""A year, in one of its groups: four digits, or two behind an apostrophe or a venue's letters."""

LABEL_WORDS = _words("""
    assignment assignments lectures syllabus readings homework
    abs abstract acl acm aclanthology album alphaxiv anthology api appendix archive article
    arxiv audio author authors awesome baidu benchmark bib bibtex bilibili blog blogpost blogs
    book ceurws challenge checkpoint checkpoints chinese citation cite code codes codebase colab
    collection commentary comments data database dataset datasets demo demos doc docs
    documentation doi download drive english example examples explained explanation explanations
    extended eprint facebook file forum full git gitee github gitlab google hal handout here hf
    home homepage html huggingface hugging face ieee image implementation implementations info
    interview issue jax journal keras keynote kaggle lecture library license link links local
    matlab mirror model models more modelscope mxnet news note notebook notes official
    openreview online original page pages paper paperlink papers paperswithcode papers-with-code
    part pdf pdfs podcast post poster ppt pptx preprint presentation press product project
    projectpage projects proceedings pwc publication publisher python pytorch readme release
    repo report repos repository research researchgate results review scholar scihub sheet site
    slide slides slideshare software source space spaces sourcecode springer stars summary supp
    suppl supplement supplementary supplemental survey talk tech technical teaser tensorflow
    text tf torch tf2 thesis thread toolkit tutorial tweet twitter unofficial url version video
    videos viewer web webpage website weights wiki workshop x xiv youtube zhihu zenodo
    \u8bba\u6587 \u4ee3\u7801 \u9879\u76ee \u94fe\u63a5 \u89e3\u8bfb \u535a\u5ba2 \u89c6\u9891
    \u4e3b\u9875 \u6570\u636e \u6570\u636e\u96c6 \u4e2d\u6587 \u539f\u6587
    \u4e0b\u8f7d \u4e2d\u8bd1 \u82f1\u6587 \u7ffb\u8bd1 \u4e2d\u8bd1\u672c
""")
_SMALL = _words("the a an and of for in on with to from by s v1 v2 v3 1 2 3 4 i ii iii")
PAPER_LABELS = _words(
    "pdf paper papers arxiv link url abs article doi openreview acl html preprint"
)
"""Labels behind which the work itself is."""
SILENT_LABELS = _words(
    "link links here url click site \u2713 \u2714 \u221a yes y x \u94fe\u63a5 "
    "badge image img icon logo"
)
"""Labels that say nothing of what they lead to."""


def is_label_text(text: str) -> bool:
    """Whether a text consists of words for what a link leads to: `PDF`, `project page`."""
    words = re.findall(r"[\w-]+", text.casefold())
    named = [word for word in words if word not in _SMALL and not word.isdigit()]
    return 0 < len(words) <= 5 and bool(named) and all(word in LABEL_WORDS for word in named)  # noqa: PLR2004


AUTHOR_KEYS = _words("author authors by \u4f5c\u8005")
VENUE_KEYS = _words(
    "venue conference journal publication publisher published publish booktitle conf"
)
DATE_KEYS = _words("date year published-date time month released \u65f6\u95f4 \u5e74\u4efd")
DESCRIPTION_KEYS = _words("description abstract summary tl;dr tldr about")

COLUMNS = {
    "title": _phrases("""
    title, paper title, paper name, article title, name, paper, papers, api, project, project
    name, article, work, library, tool, resource, package, repository, repo, model, model name,
    method, dataset, dataset name, book, course, theme, plugin, framework, \u6807\u9898,
    \u8bba\u6587, \u540d\u79f0
"""),
    "authors": _phrases("author, authors, author(s), first author, \u4f5c\u8005"),
    "venue": _phrases("""
    venue, conference, publication, journal, pub, pub., conf, conf., publisher, published,
    published in, publish, conference/journal, journal/conference, venue/year, venue & year,
    source, where, published at, year/venue, year & venue, venue and year, \u4f1a\u8bae
"""),
    "date": _phrases("""
        year, date, time, published date, release date, date of publication, month, publish date,
        published on, \u65f6\u95f4, \u5e74\u4efd
    """),
    "description": _phrases("""
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
