"""LaTeX as text for reading."""
