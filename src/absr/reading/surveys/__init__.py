"""Exports of online and telephone forms: known by their columns, read like any table."""
