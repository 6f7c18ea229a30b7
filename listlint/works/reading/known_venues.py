"""The venues that are known by name: conferences, journals and what else a work appears in."""

from __future__ import annotations

import re
from collections.abc import Iterable

from listlint.core.lazy_pattern import pattern
from listlint.works.reading.vocabulary import phrases

# Names that mean a venue wherever they are a word of their own, a year's digits behind them
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
_SPELLINGS = phrases("""
    arxiv, ar xiv, arxiv preprint, arxiv-preprint, arxiv e-prints, corr, neurips, interspeech,
    biorxiv, medrxiv, siggraph, siggraph asia, the web conference, openreview, preprint,
    preprints, technical report, tech report, tech. report, phd thesis, master thesis, master's
    thesis, ph.d. thesis, thesis, springer, elsevier, under review, in submission,
    self-published
""")
# Names that are words or other short names too: only where they are all that is said.
_SHORT = phrases("""
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
_OPENINGS = phrases("""
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


VENUE = pattern(
    rf"(?<![\w/.@-])(?:{_any_of(_VENUES.split())}"
    rf"|(?i:{_any_of(_SPELLINGS)}))(?:[Ww]orkshops?)?"
    r"(?=(?:[-_' \u2019]*+\d{2,4})?(?![\w/@]|-[A-Za-z]))(?!\.\w)"
)
"""A name that means a venue wherever it is."""
SHORT_VENUE = frozenset(_SHORT)
"""Names that mean a venue only where nothing else is said."""
VENUE_OPENING = pattern(rf"(?:{_any_of(_OPENINGS)})(?!\w)")
"""How the long name of a venue begins."""
