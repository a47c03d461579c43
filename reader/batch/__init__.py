"""Many articles at once, on one or more executors."""
