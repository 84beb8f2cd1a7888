"""Sound effects, synthesised: what is seen is heard."""

from onionskin.finish.effects.effects import EFFECTS, effect
from onionskin.finish.effects.heard import Heard, sound_of, sounds_of

__all__ = ["EFFECTS", "Heard", "effect", "sound_of", "sounds_of"]
