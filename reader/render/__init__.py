"""The text column: wrapping, painting, scrolling."""
