"""One shot, from a prompt to a clip: plan it, have an engine fill it, bring it to size."""
