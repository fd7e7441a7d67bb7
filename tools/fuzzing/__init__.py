"""What the fuzzing tools share: sound files, ways to spoil them, and what must hold of a reading."""
