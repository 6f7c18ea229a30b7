"""Links: what they point to, as the program behind a vault looks them up, and what a broken one
may have meant.
"""
