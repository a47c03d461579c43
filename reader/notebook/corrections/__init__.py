"""What a person mends in an analysis, applied to it: pure functions."""
