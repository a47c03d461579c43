"""The notebook on disk: one SQLite file, which only grows."""
