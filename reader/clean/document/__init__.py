"""Documents without site furniture (PDF, office files, e-books): kept whole, but for what their reader marked."""
