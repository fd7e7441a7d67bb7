"""What `make portable` does: absr with its Python and its libraries, in one folder to unzip."""
