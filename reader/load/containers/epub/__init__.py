"""E-books (EPUB 2 and 3): an article for each chapter."""
