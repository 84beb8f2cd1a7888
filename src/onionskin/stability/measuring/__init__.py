"""What does not hold still in a clip, and how much."""
