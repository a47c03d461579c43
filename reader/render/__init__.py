"""Typography of an article in terminal cells: wrapping, layout, styles and painting. Knows no toolkit."""
