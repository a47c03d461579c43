"""`newsreader` and `python -m reader`."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from reader.cli.main import run

    run()


if __name__ == "__main__":
    main()
