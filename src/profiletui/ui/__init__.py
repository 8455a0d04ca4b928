"""The browser. Nothing is imported here: the first frame is drawn before Textual is."""
