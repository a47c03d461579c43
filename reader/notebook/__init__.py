"""The notebook as pure functions: which article it is, where its words stand, what its events leave."""
