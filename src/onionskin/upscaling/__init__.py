"""Drawn pictures made larger by a learned upscaler."""
