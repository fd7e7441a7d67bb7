"""What a user would write: read every workbook of a folder with pandas, and nothing more."""

import sys
from pathlib import Path

import pandas as pd

folder, sheet = Path(sys.argv[1]), sys.argv[2]
tables = [
    pd.read_excel(path, sheet_name=None if sheet == "all" else sheet, engine="openpyxl")
    for path in sorted(folder.glob("*.xlsx"))
]
print(len(tables))
