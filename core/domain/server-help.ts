import type { FailureKind } from '../../contract/failure.ts'

/**
 * What whoever has a shell on a site's server can run there, in the folder of its `manage.py` and with its Python, where the
 * console cannot help itself. They work on Lino 21.4 to 26.10, with and without USE_TZ, and can be run twice.
 */

/** Django's own command. */
export const clearExpired = 'python manage.py clearsessions'
/** A row is saved with each use, and expires a cookie's age later (seen on 26.10: what is left was used since). */
const clearDangling =
  "python manage.py shell -c 'import datetime; from django.conf import settings; from django.utils import timezone; from django.contrib.sessions.models import Session; now = timezone.now() if settings.USE_TZ else datetime.datetime.now(); print(Session.objects.filter(expire_date__lt=now + datetime.timedelta(days=-4, seconds=settings.SESSION_COOKIE_AGE)).delete())'"

/** Two commands that make room on a full site: without what has expired, and without what nobody has used for four days. */
export const roomOnServer = [clearExpired, clearDangling] as const

/**
 * Deletes what `users.Sessions.session_to_row` fails over (lino/modlib/users/ui.py; desktop.py in 21): a user who does not
 * exist any more, and a last activity that does not read by the format there, which demands microseconds although Python's
 * isoformat() leaves them out when they are 0. By the engine's own store as well as by the row: a cached_db keeps a copy.
 * Plain loops only, because older Djangos run such lines where no function sees the names of another line.
 */
const removeBadSessions = `python manage.py shell -c '
from datetime import datetime
from importlib import import_module
from django.conf import settings
from django.contrib.sessions.models import Session
from lino.api import rt
store = import_module(settings.SESSION_ENGINE).SessionStore
removed = 0
for session in list(Session.objects.all()):
    data, why = session.get_decoded(), None
    user, activity = data.get("_auth_user_id"), data.get("last_activity")
    try:
        if activity is not None:
            datetime.strptime(activity, "%Y-%m-%dT%H:%M:%S.%f")
    except (TypeError, ValueError):
        why = "its last activity cannot be read"
    try:
        if user is not None and not rt.models.users.User.objects.filter(pk=user).exists():
            why = "its user does not exist any more"
    except (TypeError, ValueError):
        why = "its user cannot be read"
    if why:
        print("Removed the session", session.session_key[:6] + "...:", why)
        store(session.session_key).delete()
        session.delete()
        removed += 1
print("Bad sessions removed:", removed)
'`

const lines: Readonly<Partial<Record<FailureKind, readonly string[]>>> = {
  tableHidden: removeBadSessions.split('\n'),
  limitReached: roomOnServer,
}

/**
 * The lines to run on the server after this failure, to be copied as they stand, each on a line of its own; none where
 * nothing there would help.
 */
export function serverHelp(kind: FailureKind): readonly string[] {
  return lines[kind] ?? []
}
