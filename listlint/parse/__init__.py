"""Text to documents. Nothing outside this package knows markdown-it-py or PyYAML."""

from listlint.parse.parser import parse

__all__ = ["parse"]
