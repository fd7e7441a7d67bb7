"""One module a command: its options, one call of a workflow, what is shown."""
