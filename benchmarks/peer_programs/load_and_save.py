"""What any program that annotates with openpyxl pays before its first mark: loading and saving."""

import sys

import openpyxl

openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])
