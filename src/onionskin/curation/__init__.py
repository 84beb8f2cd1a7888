"""Footage becomes a training set: cut, measured, filtered, captioned, packed."""
