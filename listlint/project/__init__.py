"""The index over all documents of a project, and the questions asked of it."""
