"""The drawn parts of a person: head, hair, coverings, hands and clothes."""
