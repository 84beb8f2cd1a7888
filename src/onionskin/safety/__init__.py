"""What is not made: screens that read prompts and scripts before anything is begun."""
