"""Every bench in one shape: a dataset, a solver, a scorer; and a quick form on small synthetic data of our own."""
