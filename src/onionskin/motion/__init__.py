"""Motion between frames: found, followed, and what lies between two frames by it."""
