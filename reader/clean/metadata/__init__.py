"""What a page says about its article: who wrote it, when, for whom, in which words."""
