"""How links are looked up in the vaults of Obsidian, Foam, Quartz, Jekyll, Hugo and MkDocs."""
