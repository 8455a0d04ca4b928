"""Text to the clipboard of the machine the person sits at, and true words about how far it got."""
