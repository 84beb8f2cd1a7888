"""What makes a film of pictures: voices, captions, lettering, charts, music, mix, timeline."""
