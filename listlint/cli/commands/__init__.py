"""One module a command: `run` does what it is for, and returns the exit status."""
