"""The records, problems and settings that every other layer speaks of; standard library only."""
