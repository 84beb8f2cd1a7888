"""How the toybox is trained. Nothing outside this folder imports it."""
