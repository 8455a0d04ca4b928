"""All that holds the terminal, and Textual's driver, by the hand."""
