"""An article as one page for a browser or a printer: no script, nothing fetched, all highlights in it."""
