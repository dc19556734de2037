import type { sessionCauses } from '../../contract/causes/sessions.ts'
import { renewCache } from '../../core/domain/server-help.ts'
import { say } from '../say.ts'
import type { Sentences } from './sentences.ts'

/** Of lists, and of ending sessions. */
export const sessionSentences: Sentences<keyof typeof sessionCauses> = {
  notInDatabase: () =>
    say('This site keeps its sessions in a cache or in files, not in its database: they cannot be listed.'),
  tableHidden: () =>
    say(
      'One broken session hides the whole table on this site: often one of a user who has since been deleted. It has to be removed on the server.',
    ),
  columnsMoved: ({ columns }) =>
    say(
      'The site’s table of sessions does not have its usual columns. Missing or doubtful: {columns}. If somebody has moved or hidden columns of this table, undo that on the site. Otherwise the site’s cache may be old: “{command}” on the server renews it.',
      { columns: columns.join(', '), command: renewCache },
    ),
  usersUnreadable: () =>
    say(
      'This site’s list of users cannot be read, so the console cannot tell whose session is the broken one.',
    ),
  listNotWhole: () =>
    say(
      'The site’s list of sessions does not show the console’s own one, so it is not whole, and nothing is concluded from it. Read the site again.',
    ),
  noWayToEnd: () =>
    say(
      'This site bars the URL by which sessions sign out, and has no Kill of its own. Sessions can only be ended on the server.',
    ),
  signOutChanged: ({ status }) =>
    say('The URL by which sessions sign out answers otherwise than before (status {status}).', {
      status: String(status),
    }),
  onlyBySigningInOver: () =>
    say(
      'On this Lino (ExtJS) a session that is anonymous, or whose user has been deleted or may not sign in any more, cannot sign out. It only ends by signing in over it, which has to be asked for. Else it goes when it expires, or on the server.',
    ),
  neverListed: () => say('No list of this site has shown such a session.'),
  siteFailsOverSession: () =>
    say(
      'The site fails over this session: its user has no user type any more, or what is stored in it cannot be read. It has to be removed on the server.',
    ),
  keyNotForCookie: () =>
    say('A cookie cannot hold the key of this session. It has to be removed on the server.'),
  consolesOwn: () => say('This is the console’s own session. It ends when you sign out.'),
  otherConsolesOwn: () => say('This is the own session of another window or terminal of this console.'),
  siteCannotKill: () =>
    say(
      'The site could not kill this session: often its user has been deleted. It has to be removed on the server.',
    ),
  fullToSignInOver: ({ limit }) =>
    limit === null
      ? say(
          'The site is full: its sessions limit is reached, so nobody can be signed in over this session, and nothing has changed. End other sessions first.',
        )
      : say(
          'The site is full: its sessions limit of {limit} is reached, so nobody can be signed in over this session, and nothing has changed. End other sessions first.',
          { limit },
        ),
  endsAsUsual: () => say('This session can be ended as others are: nobody has to be signed in over it.'),
  signInOverUnclear: ({ user }) =>
    say(
      'The answer to the sign-in over this session was lost. If the site signed {user} in all the same, an administrator’s session of yours is left there, and which one cannot be told for sure. Read the list: a session of {user} that is new and has never been used is it. End that one as any other.',
      { user },
    ),
  signInOverLeft: ({ user, keyPrefix }) =>
    say(
      'The site signed {user} in over this session, and perhaps not out again: an administrator’s session of yours may be left there, the one whose key begins with {keyPrefix}. Read the list, and end it if it is there.',
      { user, keyPrefix },
    ),
  failsOneAfterTheOther: () =>
    say(
      'The site fails over one session after the other, so no other one was tried. Something is wrong on its server: a full disk, perhaps. Ask the server’s administrator to look at its log.',
    ),
  stillListed: () =>
    say(
      'What was signed out is still listed, so no other session was tried. The site may forward sign-outs elsewhere.',
    ),
}
