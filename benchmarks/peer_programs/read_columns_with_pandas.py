"""What a user would write to take some columns of a large text, alone or in its zip."""

import sys
import zipfile
from pathlib import Path

import pandas as pd

path, columns = sys.argv[1:]
wanted = Path(columns).read_text(encoding="utf-8").split()
if path.endswith(".zip"):
    with zipfile.ZipFile(path) as folder, folder.open("dossier_complet.csv") as text:
        print(len(pd.read_csv(text, sep=";", usecols=wanted)))
else:
    print(len(pd.read_csv(path, sep=";", usecols=wanted)))
