"""The two frozen objects that everything above the pipeline reads: Article and Analysis."""
