"""Where a jump leads: pure functions over an article and its annotations."""
