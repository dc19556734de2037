"""Settings of the site that the test wants: a small one of our own, or one of lino-book's applications."""
from linolive.options import OPTIONS

if OPTIONS['application']:
    from linolive.application import *
else:
    from linolive.small import *
