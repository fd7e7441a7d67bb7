"""Codes across records, of indicators, of privacy and of the law: X, I, P and L."""
from every_code import case
