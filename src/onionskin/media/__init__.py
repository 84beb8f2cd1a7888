"""Read, write and probe media files. Everything that can be long goes frame by frame."""
