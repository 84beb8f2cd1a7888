"""What a person reads, in the language of their choice: English, or Chinese by a catalogue."""
