"""Sources on disk: opened, told apart from what cannot be read, and read again when they change."""
