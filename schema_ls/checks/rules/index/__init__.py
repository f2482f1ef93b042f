"""Rules of one group."""
