"""`onionskin serve` and `studio`: the HTTP API, with its page and workers; `keys`: who may ask."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from onionskin import checks
from onionskin.cli import options
from onionskin.cli.numbers import number, whole_number
from onionskin.cli.output import print_json, say
from onionskin.errors import InvalidInput, OnionskinError

if TYPE_CHECKING:
    from onionskin.server.crew import Crew

keys_app = typer.Typer(name="keys", help="Manage API keys of the server.")


def serve(
    host: Annotated[
        str, typer.Option(help="Address to listen on. The default accepts only this machine.")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(parser=whole_number, metavar="N", help="Port; 0 takes any free one.")
    ] = 8000,
    workers: options.JobsAtOnce = None,
    on: options.On = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME", help="Host name by which clients may call this server. Repeatable."
        ),
    ] = None,
    need_keys: Annotated[
        bool,
        typer.Option(
            "--keys/--no-keys", help="Require API keys even when only this machine can connect."
        ),
    ] = False,
    allow_private_webhooks: Annotated[
        bool,
        typer.Option(
            "--allow-private-webhooks",
            help="Allow webhooks to private addresses and without TLS.",
        ),
    ] = False,
    log: Annotated[
        str,
        typer.Option(help="Log each request and job to stderr: text, json or off."),
    ] = "off",
    json: options.Json = False,
) -> None:
    """Serve videos over HTTP with an API like OpenAI's /v1/videos."""

    crew = _crew(on, workers)

    def started(address: str) -> None:
        if json:
            print_json("server", {"address": address, "workers": crew.num_workers, "on": crew.on})
        else:
            say(f"serving at {address}; Ctrl-C stops")

    _serve(
        host,
        port,
        crew,
        tuple(allow_host or ()),
        need_keys=need_keys,
        private_webhooks=allow_private_webhooks,
        log=log,
        started=started,
    )


def studio(
    port: Annotated[
        int, typer.Option(parser=whole_number, metavar="N", help="Port; 0 takes any free one.")
    ] = 0,
    browser: Annotated[
        bool,
        typer.Option(
            "--browser/--no-browser", help="Open the browser; otherwise only print the address."
        ),
    ] = True,
) -> None:
    """Open the studio in your browser: make and change videos and films on a page."""

    def started(address: str) -> None:
        say(f"the studio is at {address}; Ctrl-C closes it")
        if browser:
            import webbrowser

            webbrowser.open(address)

    _serve("127.0.0.1", port, _crew(None, None), (), need_keys=False, started=started)


def _crew(on: str | None, num_workers: int | None) -> Crew:
    """Who does the jobs of a server. Raises InvalidInput."""
    from onionskin.choices import chosen_place
    from onionskin.executors.registry import THREADS, check_name
    from onionskin.server.crew import Crew

    place, number = chosen_place(on, num_workers)
    check_name(place)
    if number is None and place == THREADS:
        number = 1
    if number is not None and not 0 <= number <= 64:
        raise InvalidInput(f"workers is {number}: give 0..64")
    return Crew(on=place, num_workers=number)


def _serve(
    host: str,
    port: int,
    crew: Crew,
    allowed: tuple[str, ...],
    *,
    need_keys: bool,
    private_webhooks: bool = False,
    log: str = "off",
    started: Callable[[str], None],
) -> None:
    check_installed()
    from onionskin.cli import stopping
    from onionskin.jobs.store import JobStore
    from onionskin.server import logs, serving
    from onionskin.server.config import Config
    from onionskin.server.keys import Keys

    if not 0 <= port <= 65535:
        raise InvalidInput(f"port is {port}: give 0..65535")
    checks.choice("log", log, ("text", "json", "off"))
    os.environ[logs.VARIABLE] = log  # its workers write theirs in the same form
    logs.start_logging(log)
    store = JobStore()
    open_to_others = not serving.is_loopback(host)
    config = Config(
        store=store, needs_key=need_keys or open_to_others, private_webhooks=private_webhooks
    )
    hosts = (*config.hosts, host, *allowed)
    if open_to_others and not allowed:
        hosts = ("*",)  # who has a key is no web page
    if config.needs_key and not Keys.of(store.folder).names():
        say("there are no keys yet; create one: onionskin keys add NAME")
    stopping.leave_to_the_system()
    config = replace(config, hosts=hosts)
    serving.serve(config, host=host, port=port, crew=crew, started=started)


@keys_app.command("add")
def add(
    name: Annotated[str, typer.Argument(help="Owner of the key and of its jobs.")],
    scope: Annotated[
        list[str] | None,
        typer.Option(
            help="What the key allows: read, write or metrics. Repeatable. Default: read and write."
        ),
    ] = None,
    requests: Annotated[
        int | None,
        typer.Option(parser=whole_number, metavar="N", help="Maximum requests per minute."),
    ] = None,
    minutes: Annotated[
        float | None,
        typer.Option(parser=number, metavar="N", help="Maximum worker minutes per day."),
    ] = None,
    json: options.Json = False,
) -> None:
    """Create a key. It is shown once; only its hash is stored."""
    from onionskin.jobs.store import data_folder
    from onionskin.server.keys import Keys

    key = Keys.of(data_folder()).add(
        name,
        scopes=scope or ("read", "write"),
        requests_per_minute=requests,
        minutes_per_day=minutes,
    )
    print_json("key", {"name": name, "key": key}) if json else typer.echo(key)


@keys_app.command("list")
def list_keys(json: options.Json = False) -> None:
    """List the owners of keys."""
    from onionskin.jobs.store import data_folder
    from onionskin.server.keys import Keys

    names = list(Keys.of(data_folder()).names())
    print_json("keys", {"names": names}) if json else typer.echo("\n".join(names))


@keys_app.command("remove")
def remove(
    name: Annotated[str, typer.Argument(help="Owner of the key.")], json: options.Json = False
) -> None:
    """Revoke a key."""
    from onionskin.jobs.store import data_folder
    from onionskin.server.keys import Keys

    if not Keys.of(data_folder()).remove(name):
        raise InvalidInput(f"{name!r} has no key; `onionskin keys list` shows who has")
    print_json("key", {"name": name, "removed": True}) if json else say(f"removed {name}")


def check_installed() -> None:
    """Raises OnionskinError where the extra is missing."""
    try:
        import fastapi  # noqa: F401
        import python_multipart  # noqa: F401
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise OnionskinError(
            f"the server's packages are missing ({error.name}): pip install 'onionskin[server]'"
        ) from None
