"""The text encoder: words become vectors (multilingual e5)."""
