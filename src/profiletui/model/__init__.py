"""The frozen data everything else speaks of: no I/O, no clock, no colour, standard library only."""
