"""What is chosen and shown, without Textual."""
