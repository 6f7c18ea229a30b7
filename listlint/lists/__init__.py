"""Lists: the format of their entries, their order, their addresses, and what they ask of
contributors.
"""
