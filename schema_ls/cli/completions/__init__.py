"""Scripts for shells, made by `tools/make_completions.py`."""
