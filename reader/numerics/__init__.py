"""Small models in plain Python or numpy: what training learnt elsewhere is run here without its library."""
