"""The comparison: figures and rows of cells, side by side."""
