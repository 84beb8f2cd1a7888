"""How well `onionskin curate` finds what is planted, learns a taste, and goes on after kills."""
