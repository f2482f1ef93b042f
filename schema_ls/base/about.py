"""What the program is called and which version it is."""

NAME = "schema-ls"
__version__ = "0.1.0"
