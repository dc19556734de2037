"""The rows of Django's django_session table: reading, making and removing them."""
import datetime
import random
import string
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone
from lino.core import auth

BACKEND = 'lino.core.auth.backends.ModelBackend'
User = settings.SITE.user_model
DAY = 86400
TWO_WEEKS = 14 * DAY


def seconds(n):
    return datetime.timedelta(seconds=n)


def utc(t):
    """ISO in UTC. A naive time is the server's local one: Django has set this process's zone to it."""
    return t and t.astimezone(datetime.timezone.utc).isoformat()


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
    local, now = datetime.datetime.now(), timezone.now()
    made = dict(live=0, expired=0, anonymous=0, unused=0)
    with transaction.atomic():
        for _ in range(n):
            key, anonymous, unused = new_key(rng), rng.random() < 0.08, rng.random() < 0.07
            age = datetime.timedelta(seconds=int(rng.expovariate(1 / (3 * DAY))), microseconds=rng.randrange(1, 999999))
            data = {} if anonymous else dict(rng.choice(hashed))
            address = rng.choice(['127.0.0.1', '10.0.%d.%d' % (rng.randrange(256), rng.randrange(256)),
                                  '192.168.1.%d' % rng.randrange(256), '2001:db8::%x' % rng.randrange(65536)])
            made['anonymous'] += anonymous
            made['unused'] += unused and not anonymous
            if not (anonymous or unused):
                data.update(last_activity=(local - age).isoformat(), last_ip_addr=address)
            left = now - age + seconds(TWO_WEEKS)
            if rng.random() < 0.25:
                left = now - seconds(rng.randrange(60, 30 * DAY))
            made['live' if left > now else 'expired'] += 1
            add_row(key, data, left)
        for _ in range(ghosts):
            insert_one(kind='ghost', rng=rng)
    return made


def insert_one(kind='user', user='robin', lastActivityAgo=0, expiresIn=None, ip='10.9.9.9', rng=random.SystemRandom()):
    """One session; lastActivityAgo and expiresIn in seconds, lastActivityAgo None = never used since sign-in."""
    local, data = datetime.datetime.now(), {}
    if kind == 'ghost':  # of a user who has since been deleted
        data = {auth.SESSION_KEY: str(rng.randrange(99000, 99999)), auth.BACKEND_SESSION_KEY: BACKEND,
                auth.HASH_SESSION_KEY: 'x'}
    elif kind != 'anonymous':
        data = signed_in(User.objects.get(username=user))
    if kind != 'anonymous' and lastActivityAgo is not None:
        stamp = local - seconds(lastActivityAgo)
        # isoformat leaves microseconds out exactly when there are none
        stamp = stamp.replace(microsecond=0 if kind == 'without-microseconds' else stamp.microsecond or 1)
        data.update(last_activity=stamp.isoformat(), last_ip_addr=ip)
    if expiresIn is None:
        expiresIn = TWO_WEEKS - (lastActivityAgo or 0)
    if kind == 'undecodable':
        data = 'no:such:data'
    return add_row(new_key(rng), data, timezone.now() + seconds(expiresIn))


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


COMMANDS = dict(seed=seed, insert=insert, dump=dump, count=count, clear=clear, sql=sql)
