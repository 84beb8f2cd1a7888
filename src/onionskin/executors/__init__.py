"""Where work is done: in the caller's own thread, in several, or (by other packages) elsewhere."""
