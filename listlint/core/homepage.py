"""Where listlint itself is to be found: its repository, and the site of its documentation."""

REPOSITORY = "OWNER/listlint"
"""On GitHub."""
SITE = "https://OWNER.github.io/listlint"


def rule_address(name: str) -> str:
    """The page about a rule."""
    return f"{SITE}/rules/{name}/"
