"""Settings of an unmodified application of lino-book: its own, but for the folder, the front end and the sessions limit."""
from importlib import import_module
from linolive.options import FRONT_END, HOME, OPTIONS

own = import_module('lino_book.projects.%s.settings' % OPTIONS['application'])
globals().update({name: value for name, value in vars(own).items() if not name.startswith('__')})

# What is left out takes minutes, and nothing of it has to do with sessions.
SHORTER = dict(cosi1=['std', 'minimal_ledger', 'furniture', 'demo', 'demo_bookings'])


class Site(own.Site):
    default_ui = FRONT_END
    demo_fixtures = SHORTER.get(OPTIONS['application'], own.Site.demo_fixtures)

    def get_plugin_configs(self):
        yield super().get_plugin_configs()
        yield ('users', 'active_sessions_limit', OPTIONS['limit'])


SITE = Site(globals())
DATABASES['default']['NAME'] = str(HOME / 'default.db')
DEBUG = OPTIONS['debug']
