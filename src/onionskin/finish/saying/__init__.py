"""What a text is read aloud as: numbers, dates, money, units and addresses become words."""
