"""Files of Insee and of its partners: which one it is, and the few numbers needed of it."""
