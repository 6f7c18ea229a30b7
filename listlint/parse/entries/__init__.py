"""Which blocks of a list are its entries."""
