"""What survives a run: the one room that touches the person's own files."""
