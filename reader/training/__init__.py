"""Scripts that make the weights this package ships. They need the corpora and PyTorch; the program does not."""
