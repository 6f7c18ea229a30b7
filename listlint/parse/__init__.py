"""Text to documents. Nothing outside this package knows markdown-it-py or PyYAML."""

from listlint.parse.parser import DocumentKind, parse

__all__ = ["DocumentKind", "parse"]
