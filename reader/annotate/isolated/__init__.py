"""Analysis in a child process, so that spaCy never holds up the screen."""
