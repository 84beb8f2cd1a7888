"""What the built-in engine must show: one command for each figure, see benchmarks/README.md."""
