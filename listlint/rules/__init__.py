"""The rules: one file each, found by name. `listlint.rule` says how one is written."""
