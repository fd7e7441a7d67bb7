"""Help pages and faults of usage in the session's language, without typer's English."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

from absr.cli.main_page import entries, main_page, shared_options
from absr.cli.output import paragraph
from absr.cli.session import current
from absr.model.exit_status import ExitStatus
from absr.model.problem import Refusal


class Command(TyperCommand):
    """A command whose help is written by absr."""

    def get_help(self, ctx: Any) -> str:
        """The page of one command: usage, what it does, an example, its options."""
        speech = current().speech
        name = _key(ctx)
        lines = _opening(_usage(ctx.command_path, self), name)
        own = [(_names(p), speech(f"help.{name}.{p.name}")) for p in self.params if _is_shown(p)]
        if own:
            lines += ["", speech("help.options"), *entries(own)]
        lines += ["", speech("help.shared"), *entries(shared_options())]
        return "\n".join(lines)


def _key(ctx: Any) -> str:
    """What the texts of a command are called after: `show`, `themes.merge`."""
    return ".".join(ctx.command_path.split()[1:])


def _opening(usage: str, key: str) -> list[str]:
    """The usage of a command, what it does, an example."""
    speech = current().speech
    return [
        speech("help.usage", usage=usage),
        "",
        paragraph(speech(f"help.{key}")),
        "",
        speech("help.example"),
        paragraph(speech(f"help.{key}.example"), indent="  "),
    ]


class Group(TyperGroup):
    """The list of commands, in the order of the work."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 -- typer's signature
        """The commands in the order in which they were declared."""
        return list(self.commands)

    def get_help(self, ctx: Any) -> str:  # noqa: ARG002 -- typer's signature
        """The page of `absr --help`."""
        return main_page()


class Parts(Group):
    """A command that has others below it."""

    def get_help(self, ctx: Any) -> str:
        """The page of the command: what it does by itself, and the commands below it."""
        speech = current().speech
        key = _key(ctx)
        below = [(name, speech(f"help.{key}.{name}.short")) for name in self.commands]
        lines = _opening(f"{ctx.command_path} [{speech('help.command')} …]", key)
        lines += ["", speech("help.commands"), *entries(below)]
        lines += ["", speech("help.shared"), *entries(shared_options())]
        return "\n".join([*lines, "", paragraph(speech("help.more.below", usage=ctx.command_path))])


def _is_shown(parameter: Any) -> bool:
    return parameter.name != "help" and not getattr(parameter, "hidden", False)


def _names(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return _argument(parameter)
    flag = getattr(parameter, "is_flag", False)
    word = "" if flag else f" {_metavar(parameter)}"
    return f"{parameter.opts[0]}{word}"


def _argument(parameter: Any) -> str:
    word = _metavar(parameter)
    many = "…" if parameter.nargs == -1 else ""
    return f"{word}{many}" if parameter.required else f"[{word}{many}]"


def _metavar(parameter: Any) -> str:
    """What stands for the value of a parameter: a word of the language, or its choices."""
    word = parameter.metavar or str(parameter.name).upper()
    key = f"help.word.{word}"
    speech = current().speech
    return speech(key) if speech.has(key) else str(word)


def _usage(path: str, command: Any) -> str:
    arguments = [_argument(p) for p in command.params if p.param_type_name == "argument"]
    options = [f"[{current().speech('help.options.word')}]"] if command.params else []
    needed = [_names(p) for p in command.params if p.required and p.param_type_name == "option"]
    return " ".join([path, *options, *arguments, *needed])


def refusal_of_usage(error: Any) -> Refusal:
    """What was wrong in the words of a command, as a refusal with the right usage."""
    context = getattr(error, "ctx", None)
    speech = current().speech
    kind = type(error).__name__
    name = getattr(error, "option_name", None) or getattr(
        getattr(error, "param", None), "name", None
    )
    key = {
        "NoSuchOption": "usage.no_such_option",
        "MissingParameter": "usage.missing",
        "BadParameter": "usage.bad_value",
        "BadOptionUsage": "usage.option_value",
    }.get(kind, "usage.words")
    usage = _usage(context.command_path, context.command) if context else "absr --help"
    if context is not None and isinstance(context.command, Group):
        page = f"{context.command_path} --help"
        return Refusal(
            "U210",
            exit_status=ExitStatus.USAGE,
            usage=speech("usage.command", usage=page),
            choices=tuple(context.command.list_commands(context)),
        )
    detail = speech(key, name=name or "", usage=usage)
    choices: tuple[str, ...] = ()
    if context is not None and kind == "MissingParameter":
        choices = _choices(context.command.name)
    return Refusal("U210", exit_status=ExitStatus.USAGE, usage=detail, choices=choices)


def _choices(command: str) -> tuple[str, ...]:
    """The words of which one is missing after a command; empty where any word will do."""
    if command == "show":
        from absr.cli.commands.show import WHAT

        return WHAT
    if command == "export":
        from absr.exchange import OPEN_FORMATS

        return tuple(OPEN_FORMATS)
    if command == "sheet":
        from absr.workflow.sheet import known_sheets

        return known_sheets()
    return ()
