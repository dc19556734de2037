"""The site. Python 3.12 has dropped `imp`, which Lino 21 loads its fixtures with: here is what it uses of it."""
import importlib.util
import sys
import types


def load_module(name, file, path, description):
    spec = importlib.util.spec_from_file_location(name, path)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if sys.version_info >= (3, 12):
    imp = types.ModuleType('imp')
    imp.load_module, imp.PY_SOURCE = load_module, 1
    sys.modules['imp'] = imp
