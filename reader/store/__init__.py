"""What is kept on disk between runs: the cache and session memory, each with its own file format."""
