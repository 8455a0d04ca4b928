"""profiletui: a terminal browser for a researcher's profile.

Nothing is imported here: every command pays only for what it uses.
"""

__version__ = "0.1.0"
