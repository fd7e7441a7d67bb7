"""For the tools that fuzz: sound files, ways to spoil them, and what must hold of a reading."""
