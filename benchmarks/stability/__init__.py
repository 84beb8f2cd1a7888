"""Planted defects: what `measure` finds of them, and how well `steady` mends them."""
