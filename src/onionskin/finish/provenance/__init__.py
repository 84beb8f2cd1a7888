"""Where a film comes from: signed manifest, visible label, invisible mark, and reading them."""
