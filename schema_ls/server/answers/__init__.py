"""The answers to requests: from values of `ide` and `format` to those of the protocol.

A function here gets what is asked (`asked.Asked`), asks `ide` and encodes what it gets. `table.REQUESTS` names it.
Modules are loaded when one of their functions is asked for the first time.
"""
