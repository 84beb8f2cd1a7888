"""The configs that our own weights were made by, and larger ones."""
