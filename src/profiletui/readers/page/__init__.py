"""The profile page as text: its grammar, and what becomes of it."""
