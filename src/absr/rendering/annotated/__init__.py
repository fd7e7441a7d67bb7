"""A copy of the user's workbook in which the cells to correct are coloured, noted and listed.

The parts of the file that need no mark are passed on byte for byte: what absr does not know
(pictures, charts, pivot tables, rules of validation) is in the copy as it was.
"""
