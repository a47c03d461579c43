"""The first screen of an article, painted before the toolkit is loaded, which takes longest."""
