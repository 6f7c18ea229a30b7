"""listlint checks curated lists and the Markdown notes behind them."""

__version__ = "0.1.0"
