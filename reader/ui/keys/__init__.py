"""The key table, the user's own keys, and the order in which keys are handled."""
