"""Archives of crawled pages (WARC 1.1, ISO 28500): read from a stream, a record at a time."""
