"""From papers to styled lines. Neither Textual nor Rich: the first frame stands before they are imported."""
