"""HTML to an Article: number the page's blocks once, ask several extractors, keep what they agree on."""
