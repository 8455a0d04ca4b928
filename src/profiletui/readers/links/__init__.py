"""Links in titles and abstracts."""
