"""Training of the translation model: corpus in, model package out."""
