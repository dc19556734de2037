"""Settings of a small site over unmodified Lino, from version 21 to 26."""
from lino.core.site import Site as CoreSite
from lino.projects.std.settings import *
from linolive.options import FRONT_END, HOME, OPTIONS

# to Lino 21 a site names its plugins in get_installed_apps
OLD = not hasattr(CoreSite, 'get_installed_plugins')


class Site(Site):
    title = verbose_name = 'Lino live'
    languages = OPTIONS['languages']
    if OPTIONS['dateFormat']:
        date_format_strftime = OPTIONS['dateFormat']
    if OPTIONS['timeFormat']:
        time_format_strftime = OPTIONS['timeFormat']
    demo_fixtures = 'std demo demo2'
    user_types_module = 'lino.core.user_types'
    is_demo_site = True
    use_security_features = OPTIONS['security']
    use_ipdict = OPTIONS['ipdict']
    default_ui = FRONT_END

    def get_installed_plugins(self):
        up = super(Site, self)
        yield (up.get_installed_apps if OLD else up.get_installed_plugins)()
        yield 'lino.modlib.system'
        yield 'lino.modlib.users'
        yield 'lino.modlib.export_excel'
        if OLD:
            # Lino 21's own error pages extend a template of this plugin
            yield 'lino.modlib.bootstrap3'

    if OLD:
        get_installed_apps = get_installed_plugins

    def get_plugin_configs(self):
        yield super(Site, self).get_plugin_configs()
        yield ('users', 'active_sessions_limit', OPTIONS['limit'])
        if OPTIONS['twoFactor']:
            yield ('users', 'enable_two_factor_auth', True)


# A password costs Django up to half a second of computing on purpose, at each sign-in.
PASSWORD_HASHERS = ['django.contrib.auth.hashers.MD5PasswordHasher']
if OPTIONS['tz']:
    USE_TZ = True
    TIME_ZONE = 'Europe/Tallinn'
if OPTIONS['timeZone']:
    TIME_ZONE = OPTIONS['timeZone']
if OPTIONS['browserClose']:
    SESSION_EXPIRE_AT_BROWSER_CLOSE = True
if OPTIONS['engine']:
    SESSION_ENGINE = 'django.contrib.sessions.backends.' + OPTIONS['engine']
    SESSION_FILE_PATH = str(HOME / 'sessions')
if OPTIONS['cookieName']:
    SESSION_COOKIE_NAME = OPTIONS['cookieName']
if OPTIONS['cookieAge']:
    SESSION_COOKIE_AGE = OPTIONS['cookieAge']
if OPTIONS['twoFactor']:
    # the codes that Lino sends by email land in this folder
    EMAIL_BACKEND = 'django.core.mail.backends.filebased.EmailBackend'
    EMAIL_FILE_PATH = str(HOME / 'mail')

SITE = Site(globals())
DATABASES['default']['NAME'] = str(HOME / 'default.db')
DEBUG = OPTIONS['debug']
