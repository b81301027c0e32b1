"""The pictures that each prior learns from."""
