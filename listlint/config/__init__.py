"""What is configured: its tables, its file, its JSON Schema."""
