"""Filters: each measures something of a clip, and says why it drops one."""
