"""The database put away whole, and brought back: with its own tools, never as a copied file."""
