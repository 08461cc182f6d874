"""The group of all commands, each imported only when it is called, and what becomes of errors."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module

import click

from kg import __version__
from kg.errors import KgError

# Command → the module that holds it (as a function of the same name), and its one line in `kg --help`.
COMMANDS: Mapping[str, tuple[str, str]] = {
    "build": ("kg.cli.build", "Build the graph of a folder of documents."),
    "watch": ("kg.cli.watch", "Build the graph, and again whenever a document changes."),
    "query": ("kg.cli.query", "Ask the graph: SPARQL, or one of the ready questions."),
    "questions": ("kg.cli.query", "List the ready questions and their parameters."),
    "search": ("kg.cli.look", "Find things and sentences by words."),
    "explain": ("kg.cli.look", "Tell all about a thing, each fact with its sentence."),
    "path": ("kg.cli.look", "Show how two things hang together."),
    "export": ("kg.cli.export", "Write the graph in another format."),
    "view": ("kg.cli.export", "Open the network page in a browser."),
    "publish": ("kg.cli.publish", "Bring the graph to a SPARQL store elsewhere."),
    "serve": ("kg.cli.serve", "Serve the graph: SPARQL for tools, pages for people."),
    "verify": ("kg.cli.check", "Re-open every source and look for every quote."),
    "check": ("kg.cli.check", "Check the graph against its shapes and vocabulary."),
    "eval": ("kg.cli.evaluate", "Measure the graph against gold annotations."),
}


class Commands(click.Group):
    """A group that knows its commands by name and imports one when it is run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(COMMANDS[cmd_name][0]), f"{cmd_name}_command")
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named first, or the nearest name in the message."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" (did you mean {near[0]}?)" if near else " (see kg --help)"
            raise click.UsageError(f"there is no command {args[0]!r}{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExample:\n  kg build my-documents -o graph\n  kg query who-holds-what -g graph",
)
@click.version_option(__version__, message="kg %(version)s")
def kg() -> None:
    """A folder of documents goes in; a graph in which every fact points at its sentence comes out.

    Results go to standard output, progress and problems to standard error. Exit codes: 0 fine, 1 problems found,
    2 misuse.
    """


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; every error of ours is one line on standard error."""
    _speak_utf8()
    try:
        # not kg.main, which would write an empty line of its own when interrupted
        with kg.make_context("kg", list(arguments)) as context:
            result = kg.invoke(context)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else error.format_message(), err=True)
        return 2
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "kg"
        return _say(f"{_sentence(error.format_message())} (see {command} --help)", 2)
    except click.ClickException as error:
        return _say(error.format_message(), 1)
    except click.exceptions.Exit as error:
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _say("interrupted", 130)
    except BrokenPipeError:
        _discard_output()
        return 0
    except KgError as error:
        return _say(str(error), error.exit_code)
    except OSError as error:
        return _say(": ".join(str(part) for part in (error.filename, error.strerror or error) if part), 1)
    except MemoryError:
        return _say("out of memory", 1)


def _say(message: str, code: int) -> int:
    print("kg:", *_words(message), file=sys.stderr)
    return code


def _words(message: str) -> Iterable[str]:
    """The message on one line."""
    return message.split()


def _sentence(message: str) -> str:
    return message.rstrip(".")


def _speak_utf8() -> None:
    """Standard output and error in UTF-8 whatever the locale: names have accents, and LC_ALL=C must not break them."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _discard_output() -> None:
    """Let what is still buffered for a closed pipe go nowhere, so that nothing complains at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
