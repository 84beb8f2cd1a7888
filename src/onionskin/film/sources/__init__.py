"""Where a shot's frames come from: each kind of source is drawn by a module here."""
