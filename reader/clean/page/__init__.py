"""HTML to an Article: number the page's blocks once, ask several extractors, keep what they agree on."""

from reader.clean.page.cleaner import clean_html

__all__ = ["clean_html"]
