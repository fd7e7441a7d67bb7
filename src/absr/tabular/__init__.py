"""Raw cells with their addresses, from files of any origin; knows nothing of the field.

Workbooks are read by absr itself, not by a library: a hostile or damaged file must never hang, end
or fill the machine, every value must keep its address, and nothing may be lost in silence.
"""
