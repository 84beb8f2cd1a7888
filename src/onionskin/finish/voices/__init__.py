"""The voices that come with the package; others register beside them (see finish/speech.py)."""
