"""A Source to an Article: the body, its metadata, and the ledger of what was cut."""
