"""A run: rules over a project, what is suppressed or known, fixes, and what a change brings."""
