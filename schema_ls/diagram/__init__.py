"""A schema as a picture: what there is to draw, and how other programs want to be told. Knows no files and no editor."""
