"""The art director's loop: what people choose, what is learned of it, what it proposes."""
