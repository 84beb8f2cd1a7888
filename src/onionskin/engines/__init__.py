"""Who can fill a canvas: the protocol, what engines say of themselves, and the engines."""
