"""Looks for inputs on which schema-ls crashes or breaks a law of its own: `make fuzz MINUTES=10`."""
