"""`python -m listlint` is `listlint`."""

from listlint.cli.main import run

if __name__ == "__main__":
    run()
