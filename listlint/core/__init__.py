"""What everything else speaks of: texts and places in them, documents, findings, results."""
