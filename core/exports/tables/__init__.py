"""Comma-separated tables, each in the columns that one other program reads."""
