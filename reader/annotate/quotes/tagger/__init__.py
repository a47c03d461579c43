"""The learned part: which tokens are source, cue and content, and which belong together."""
