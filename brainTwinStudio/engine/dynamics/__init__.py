"""A model as a dynamical system: equilibria, branches, portraits, exponents."""
