"""What people write: scripts in Markdown, Fountain or plain text."""
