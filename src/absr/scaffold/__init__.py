"""A new project's files: planned first, compared with what is there, then written."""
