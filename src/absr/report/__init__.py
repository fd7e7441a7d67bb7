"""From an edition to a document: what is said where; numbers come formatted, never computed."""
