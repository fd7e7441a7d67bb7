"""What a user would write to read one workbook, and nothing more."""

import sys

import pandas as pd

print(len(pd.read_excel(sys.argv[1], engine="openpyxl")))
