"""Every command, declared in the order of the work."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

import typer

from absr.cli.help import Command, Group, Parts
from absr.cli.main_page import COMMANDS

if TYPE_CHECKING:
    from types import ModuleType


@cache
def application(called: str | None = None) -> typer.Typer:
    """The command line: the one command `called`, which is sooner there, or all of them."""
    app = _typer(Group)
    app.callback(invoke_without_command=True)(_without_command)
    for name in (called,) if called in COMMANDS else COMMANDS:
        module = import_module(f"absr.cli.commands.{name}")
        vars(module)["typer"] = typer  # where the annotations of a command name it
        if hasattr(module, "PARTS"):
            app.add_typer(_group(name, module), name=name)
        else:
            app.command(name=name, cls=Command)(getattr(module, name))
    return app


def _group(name: str, module: ModuleType) -> typer.Typer:
    """A command that has others below it: its own function answers where none is named."""
    app = _typer(Parts)
    app.callback(invoke_without_command=True)(getattr(module, name))
    for part, function in module.PARTS.items():
        app.command(name=part, cls=Command)(function)
    return app


def _typer(group: type[Group]) -> typer.Typer:
    return typer.Typer(
        cls=group,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["--help", "-h"]},
        invoke_without_command=True,
    )


def _without_command(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        from absr.cli.commands.welcome import welcome

        welcome()
