"""Low-rank weights (LoRA) for open models, learned from a folder of clips or pictures."""
