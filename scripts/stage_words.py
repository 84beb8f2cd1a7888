"""Writes `docs/stage-words.md`: the words that the stage knows, from its own lists."""

from pathlib import Path

from onionskin.stage.words import page

if __name__ == "__main__":
    path = Path(__file__).parents[1] / "docs" / "stage-words.md"
    path.write_text(page(), encoding="utf-8")
    print(path)
