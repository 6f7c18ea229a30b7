"""Files of a project: found, read, matched by patterns, written; and what git knows of them."""
