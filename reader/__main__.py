"""`newsreader` and `python -m reader`."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    try:
        from reader.cli.main import run

        run()
    except KeyboardInterrupt:  # before the command line could hear it
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
