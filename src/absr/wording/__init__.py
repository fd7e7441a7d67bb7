"""Every text a user reads, in French and English; below this layer there are only codes."""
