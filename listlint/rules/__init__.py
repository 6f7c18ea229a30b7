"""The rules: one file each, found by name. `_rule` says how one is written."""
