"""Text to documents. Nothing outside this package knows markdown-it-py or PyYAML."""

from listlint.parse.document import Kind, parse

__all__ = ["Kind", "parse"]
