"""The YAML at the head of a file, to values with places."""
