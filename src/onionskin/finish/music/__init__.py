"""Music under a film: composed by rule for a mood and a length, or one's own on its beat."""

from onionskin.finish.music.bed import compose, composed_bed, own_bed
from onionskin.finish.music.moods import MOODS

__all__ = ["MOODS", "compose", "composed_bed", "own_bed"]
