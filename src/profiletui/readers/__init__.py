"""Bytes to profiles and diagnostics: no disk, no network, never raises."""
