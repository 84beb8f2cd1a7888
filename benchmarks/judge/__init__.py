"""The judge: a classifier trained only on rendered truth, which says what a clip shows."""
