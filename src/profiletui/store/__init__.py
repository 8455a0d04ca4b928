"""The papers in memory: a frozen query in, a frozen view out."""
