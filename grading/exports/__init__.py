"""Marks in the formats that other systems read: one file for each format."""
