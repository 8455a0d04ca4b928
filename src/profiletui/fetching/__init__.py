"""Profiles from open services: asked for, put together, kept in the library."""
