"""Numbers and names in tables: text, NumPy, MATLAB, TVB archives."""
