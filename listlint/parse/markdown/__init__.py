"""Markdown to facts with places."""
