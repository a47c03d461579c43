"""Documents without site furniture, such as PDF and office files: kept whole, but for what is marked."""
