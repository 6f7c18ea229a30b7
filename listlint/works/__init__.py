"""What a list calls one work: its entry read, its title, its identifiers, its copies."""
