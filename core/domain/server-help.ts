import type { FailureKind } from '../../contract/failure.ts'

/**
 * What the server's administrator can run if the console cannot help itself: in the folder of the site's
 * `manage.py`, with the site's Python. The lines work on Lino 21.4 to 26.10, with and without USE_TZ, and can
 * run twice.
 */

/** Django's own command. */
export const clearExpired = 'python manage.py clearsessions'
/** Lino's own command. It writes the files that the front ends are built from. */
export const renewCache = 'python manage.py buildcache'
/**
 * Each use saves the row, which then expires after the cookie's age. So the rest was used since (seen on
 * 26.10).
 */
const clearDangling =
  "python manage.py shell -c 'import datetime; from django.conf import settings; from django.utils import timezone; from django.contrib.sessions.models import Session; now = timezone.now() if settings.USE_TZ else datetime.datetime.now(); print(Session.objects.filter(expire_date__lt=now + datetime.timedelta(days=-4, seconds=settings.SESSION_COOKIE_AGE)).delete())'"

/**
 * Two commands that make room on a full site. The first removes sessions that nobody has used for four days.
 * The second removes expired sessions, which count only on a site whose own date lies in the past.
 */
export const roomOnServer = [clearDangling, clearExpired] as const

/**
 * Deletes the sessions over which `users.Sessions.session_to_row` fails (lino/modlib/users/ui.py, desktop.py
 * in 21). Their user no longer exists, or their last activity does not have the format that Lino demands:
 * with microseconds, which Python's isoformat() omits if they are 0. It deletes through the engine's own
 * store as well as the row, because cached_db keeps a copy. It uses plain loops only: in older Djangos,
 * functions of such lines do not see the names of another line.
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
 * The lines to run on the server after this failure. The administrator copies them unchanged, each on its own
 * line. Empty if nothing would help there.
 */
export function serverHelp(kind: FailureKind): readonly string[] {
  return lines[kind] ?? []
}
