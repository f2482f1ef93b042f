"""`python -m schema_ls` is `schema-ls`."""

from schema_ls.cli.entry import entry

if __name__ == "__main__":
    entry()
