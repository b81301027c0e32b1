"""Architectures that no library defines, with the names of the parameters of their published weights."""
