"""Many articles together: who speaks, what is repeated, which numbers disagree. Pure functions over rows."""
