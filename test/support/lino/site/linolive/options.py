"""What the test wants of this site: options.json beside this package, written before each start."""
import json
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
OPTIONS = json.loads((HOME / 'options.json').read_text())
