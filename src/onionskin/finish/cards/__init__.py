"""Cards: what is set and drawn rather than filmed: titles, lists, quotes, charts, devices."""
