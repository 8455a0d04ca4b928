"""From the model to plain strings that fit a row: widths, lines, bars; for command line and screen alike."""
