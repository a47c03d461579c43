"""`newsreader` and `python -m reader`."""

from __future__ import annotations

import gc

from reader.quick_import import install

INTERRUPTED = 130  # exit code after Ctrl+C: 128 and the number of SIGINT


def main() -> None:
    """Run the command line."""
    gc.disable()  # until a command begins: imports make many objects, and hardly any is garbage
    install()
    try:
        from reader.cli.main import run

        run()
    except KeyboardInterrupt:  # before the command line could hear it
        raise SystemExit(INTERRUPTED) from None
    except RuntimeError as e:  # what Python 3.11 makes of Ctrl+C while a class is made, in an import
        if not isinstance(e.__cause__, KeyboardInterrupt):
            raise
        raise SystemExit(INTERRUPTED) from None


if __name__ == "__main__":
    main()
