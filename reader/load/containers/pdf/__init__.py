"""PDF documents: the text of their pages in the order of reading, in a child process with limits."""
