"""Papers to text, one format a file."""
