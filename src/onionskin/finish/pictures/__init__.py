"""A person's own pictures and footage, framed and moved."""
