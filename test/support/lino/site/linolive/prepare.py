"""Makes the database with its users, and the front end's cache."""
import datetime
import django

django.setup()
import lino

lino.startup()
from django.conf import settings
from django.core.management import call_command, get_commands
from lino.modlib.users.choicelists import UserTypes
from linolive.options import OPTIONS

User = settings.SITE.user_model
LONG_AGO = datetime.date(2020, 1, 1)


def add_users():
    """Beyond Lino's own demo users robin, rolf and romain (administrators)."""
    more = dict(
        luc=dict(first_name='Luc', last_name='Saffre', user_type=UserTypes.user, language='en'),
        marc=dict(first_name='Märc', last_name="O'Dëmo <b>&amp;", user_type=UserTypes.user, language='de'),
        # inactive, because the end date lies in the past
        former=dict(first_name='Former', last_name='Worker', user_type=UserTypes.user, language='en', end_date=LONG_AGO),
        # no user type: cannot use the site although the password is right
        notype=dict(first_name='No', last_name='Type', language='en'),
    )
    known = [language.django_code for language in settings.SITE.languages]
    for username, fields in more.items():
        if fields['language'] not in known:
            fields['language'] = known[0]
        user = User(username=username, **fields)
        user.set_password('')
        user.full_clean()
        user.save()


def set_passwords():
    for user in User.objects.all():
        user.email = user.username + '@lino-live.test'  # Lino sends no codes to demo@example.com
        user.set_password(OPTIONS['password'])
        user.save()


def build_cache():
    """21.4 builds it when a page asks for it, 22.12 never does, later versions have a method of the site."""
    build = getattr(settings.SITE, 'build_site_cache', None)
    if build and 'buildcache' in get_commands():
        build(force=True)
    elif 'react' in settings.SITE.plugins:
        from lino.modlib.users.utils import with_user_profile
        for user_type in UserTypes.objects():
            with_user_profile(user_type, settings.SITE.plugins.react.renderer.build_js_cache, True)


call_command('prep', interactive=False, verbosity=0)
if not OPTIONS['application']:  # those have users of their own
    add_users()
set_passwords()
if OPTIONS['ui'] != 'vuejs':  # its cache cannot be built on so small a site; nothing on the wire misses it
    build_cache()
