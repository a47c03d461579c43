"""Word documents: the text with its structure, comments and footnotes, in a child process with limits."""
