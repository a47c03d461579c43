"""Pages from the web, fetched only where somebody typed their address."""
