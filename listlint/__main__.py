"""`python -m listlint` is `listlint`."""

from listlint.cli import main

if __name__ == "__main__":
    main()
