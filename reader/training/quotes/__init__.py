"""Training of the tagger of quotations, its linker, its confidence and the speech classifier."""
