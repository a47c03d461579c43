"""`newsreader get`: fetch pages and keep them."""

from __future__ import annotations

import click

from reader.cli.diagnostics import Exit, report
from reader.cli.options import local_option
from reader.cli.output import write
from reader.errors import FetchError


@click.command("get", short_help="Fetch pages from the web and keep them as they came.")
@click.argument("addresses", metavar="ADDRESS...", nargs=-1, required=True)
@local_option
def command(addresses: tuple[str, ...], allow_local: bool) -> int:
    """Fetch the pages at the addresses, and print the files in which they are kept.

    Each page is kept as it came, with its address, the time and a digest, in a WARC file that every command
    opens: newsreader FILE, newsreader export FILE. An address can also be opened at once: newsreader ADDRESS.
    """
    from reader.cli.addresses import fetched

    failed = 0
    for address in addresses:
        try:
            write(f"{fetched(address, allow_local=allow_local)}\n")
        except FetchError as e:
            report(str(e))
            failed += 1
    if not failed:
        return Exit.OK
    return Exit.FAILED if failed == len(addresses) else Exit.SOME_FAILED
