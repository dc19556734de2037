"""The rows of Django's django_session table: reading, making and removing them."""
import datetime
import random
import sqlite3
import string
import time
from contextlib import closing
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone
from lino.core import auth
from linolive.options import HOME

BACKEND = 'lino.core.auth.backends.ModelBackend'
User = settings.SITE.user_model
DAY = 86400
TWO_WEEKS = 14 * DAY


def seconds(n):
    return datetime.timedelta(seconds=n)


def utc(t):
    """ISO in UTC. A naive time is the server's local one: Django has set this process's zone to it."""
    return t and t.astimezone(datetime.timezone.utc).isoformat()


def wall(ago):
    """What the server's clock showed so many seconds ago, across any change of it: what Lino has then written."""
    return datetime.datetime.fromtimestamp(time.time() - ago)


def saved(ago):
    """Django's time of then: aware with USE_TZ, else the server's clock."""
    return datetime.datetime.fromtimestamp(time.time() - ago, datetime.timezone.utc) if settings.USE_TZ else wall(ago)


def stamp_of(local, microseconds=True):
    """isoformat leaves microseconds out exactly when there are none."""
    return local.replace(microsecond=(local.microsecond or 1) if microseconds else 0).isoformat()


def signed_in(user):
    return {auth.SESSION_KEY: str(user.pk), auth.BACKEND_SESSION_KEY: BACKEND,
            auth.HASH_SESSION_KEY: user.get_session_auth_hash()}


def add_row(key, data, expire):
    row = SessionStore().create_model_instance({})
    row.session_key = key
    row.session_data = data if isinstance(data, str) else SessionStore().encode(data)
    row.expire_date = expire
    row.save(force_insert=True)
    return key


def new_key(rng):
    return ''.join(rng.choice(string.ascii_lowercase + string.digits) for _ in range(32))


def seed(n, seed, ghosts):
    """As Lino makes them: time and address are stamped together, and only while somebody is signed in."""
    rng = random.Random(seed)
    users = list(User.objects.exclude(user_type='').exclude(username='former').order_by('pk'))
    hashed = [signed_in(user) for user in users]
    now = timezone.now()
    made = dict(live=0, expired=0, anonymous=0, unused=0)
    with transaction.atomic():
        for _ in range(n):
            key, anonymous, unused = new_key(rng), rng.random() < 0.08, rng.random() < 0.07
            age = int(rng.expovariate(1 / (3 * DAY))) + rng.randrange(1, 999999) / 1e6
            data = {} if anonymous else dict(rng.choice(hashed))
            address = rng.choice(['127.0.0.1', '10.0.%d.%d' % (rng.randrange(256), rng.randrange(256)),
                                  '192.168.1.%d' % rng.randrange(256), '2001:db8::%x' % rng.randrange(65536)])
            made['anonymous'] += anonymous
            made['unused'] += unused and not anonymous
            if not (anonymous or unused):
                data.update(last_activity=stamp_of(wall(age)), last_ip_addr=address)
            left = saved(age) + seconds(TWO_WEEKS)
            if rng.random() < 0.25:
                left = now - seconds(rng.randrange(60, 30 * DAY))
            made['live' if left > now else 'expired'] += 1
            add_row(key, data, left)
        for _ in range(ghosts):
            insert_one(kind='ghost', rng=rng)
    return made


def insert_one(kind='user', user='robin', lastActivityAgo=0, expiresIn=None, ip='10.9.9.9', rng=random.SystemRandom()):
    """One session; lastActivityAgo and expiresIn in seconds, lastActivityAgo None = never used since sign-in."""
    data = {}
    if kind == 'ghost':  # of a user who has since been deleted
        data = {auth.SESSION_KEY: str(rng.randrange(99000, 99999)), auth.BACKEND_SESSION_KEY: BACKEND,
                auth.HASH_SESSION_KEY: 'x'}
    elif kind != 'anonymous':
        data = signed_in(User.objects.get(username=user))
    if kind != 'anonymous' and lastActivityAgo is not None:
        stamp = wall(lastActivityAgo)
        data.update(last_activity=stamp_of(stamp, kind != 'without-microseconds'), last_ip_addr=ip)
    if expiresIn is None:
        expire = saved(lastActivityAgo or 0) + seconds(settings.SESSION_COOKIE_AGE)
    else:
        expire = timezone.now() + seconds(expiresIn)
    if kind == 'undecodable':
        data = 'no:such:data'
    return add_row(new_key(rng), data, expire)


def insert(sessions):
    with transaction.atomic():
        return [insert_one(**session) for session in sessions]


def dump():
    names = {str(user.pk): user.username for user in User.objects.all()}
    rows = []
    for row in Session.objects.order_by('session_key'):
        data = row.get_decoded()
        uid, stamp = data.get(auth.SESSION_KEY), data.get('last_activity')
        rows.append(dict(key=row.session_key, expire=utc(row.expire_date), user=names.get(uid), uid=uid,
                         lastActivity=stamp and utc(datetime.datetime.fromisoformat(stamp)),
                         ip=data.get('last_ip_addr')))
    return rows


def count():
    total, live = Session.objects.count(), Session.objects.filter(expire_date__gt=timezone.now()).count()
    return dict(total=total, live=live, expired=total - live)


def clear():
    return Session.objects.all().delete()[0]


def sql(statement, parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return [list(row) for row in cursor.fetchall()] if cursor.description else []


def restore():
    """The whole database as it was prepared, whatever a test has made of its rows and tables."""
    connection.close()
    with closing(sqlite3.connect(HOME / 'prepared.db')) as prepared, closing(sqlite3.connect(HOME / 'default.db')) as own:
        prepared.backup(own)


COMMANDS = dict(seed=seed, insert=insert, dump=dump, count=count, clear=clear, sql=sql, restore=restore)
