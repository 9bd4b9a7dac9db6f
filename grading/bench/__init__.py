"""Measures how fast a class is marked, and checks that a killed run loses no mark."""
