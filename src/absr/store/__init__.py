"""The only writer of data: files, the two databases, the journal and the archive."""
