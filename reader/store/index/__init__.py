"""The index: what was found in thousands of articles, in one SQLite file that can be built again."""
