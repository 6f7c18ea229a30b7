"""Text to documents. Nothing outside this package knows markdown-it-py or PyYAML."""

from listlint.parse.parser import Kind, parse

__all__ = ["Kind", "parse"]
