"""What changed between two versions of an article: pure functions over articles and their analyses."""
