"""The screens that offer something to choose."""
