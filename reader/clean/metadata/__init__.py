"""The metadata of a page: what it states for machines, and what it shows."""
