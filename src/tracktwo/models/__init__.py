"""Trained weights, each in a folder of its own with its card: data, terms, figures, hash, how to train it again."""
