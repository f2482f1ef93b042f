"""Doors that tests of several layers share."""
