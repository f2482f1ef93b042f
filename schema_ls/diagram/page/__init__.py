"""The page that draws a picture in a browser: its script and style, and the library that lays it out."""
