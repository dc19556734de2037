"""What the test wants of this site: options.json beside this package, written before each start."""
import importlib.util
import json
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
OPTIONS = json.loads((HOME / 'options.json').read_text())

# ExtJS was a part of Lino itself until 2026, then a package of its own
EXTJS = 'lino.modlib.extjs' if importlib.util.find_spec('lino.modlib.extjs') else 'lino_extjs.extjs'
FRONT_END = {'react': 'lino_react.react', 'extjs': EXTJS, 'vuejs': 'lino_vuejs.vuejs'}[OPTIONS['ui']]
