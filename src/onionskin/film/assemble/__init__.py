"""Shots, voices and music put together: what is spoken when, segments, the finished file."""
