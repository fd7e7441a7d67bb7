"""Every command, declared in the order of the work."""

from __future__ import annotations

from functools import cache
from importlib import import_module

import typer

from absr.cli.help import Command, Group
from absr.cli.main_page import COMMANDS


@cache
def application(called: str | None = None) -> typer.Typer:
    """The command line: the one command `called`, which is sooner there, or all of them."""
    app = typer.Typer(
        cls=Group,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
        invoke_without_command=True,
    )
    app.callback(invoke_without_command=True)(_without_command)
    for name in (called,) if called in COMMANDS else COMMANDS:
        module = import_module(f"absr.cli.commands.{name}")
        vars(module)["typer"] = typer  # where the annotations of a command name it
        app.command(name=name, cls=Command)(getattr(module, name))
    return app


def _without_command(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        from absr.cli.commands.welcome import welcome

        welcome()
