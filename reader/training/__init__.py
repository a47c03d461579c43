"""Scripts that make the shipped weights. They need the corpora and PyTorch; the program needs neither."""
