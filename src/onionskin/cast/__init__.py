"""Who can be in a clip: their pictures, their looks, and their names in two languages."""
