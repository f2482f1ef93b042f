"""Measures schema-ls beside the official tools: `make bench`.

client.py     a language server as a client sees it, and its memory
schemas.py    schemas of any size, without a mistake for either server
scenes.py     what a person waits for at one size; sessions.py: the first second, projects, long sessions
commands.py   whole command lines
stages.py     the stages of opening and typing; parse.py: the parser alone
results.py    figures as tables
__main__.py   what is run, and where its figures go

Ratios of turns taken side by side hold on a machine that others use; single times do not.
"""
