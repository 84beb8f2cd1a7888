"""What a GPU does with models of full size and random weights: scripts/gpu-check."""
