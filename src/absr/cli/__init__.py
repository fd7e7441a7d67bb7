"""The command line: parse, call a workflow, show; the only user of typer and rich."""
