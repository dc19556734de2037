// Help that shows: each command's own examples.

export const programExamples = `
Examples:
  lino-sessions list https://lino.example.com --user robin
  lino-sessions kill https://lino.example.com --user robin --dangling --dry-run
  lino-sessions demo

The password is asked for on a terminal, or given by --password-stdin, by --password-file or as
LINO_SESSIONS_PASSWORD; never as an argument.
\`lino-sessions help COMMAND\` tells more about each command.`

export const listExamples = `
SITE is the name of a saved site, or a URL. A URL that is not saved needs --user.

Examples:
  lino-sessions list https://lino.example.com --user robin
  lino-sessions list office --dangling --json
  lino-sessions list office --for-user luc --include-active --expired`

export const summaryExamples = `
Example:
  lino-sessions summary https://lino.example.com --user robin`

export const killExamples = `
At least one of --dangling, --idle, --for-user, --anonymous, --ref, --all and --make-room is needed. Active sessions and
those whose last activity is unknown are left out unless asked for (--ref and --all take them). The own session is never
killed, nor are exempt ones. Without --dry-run and --yes the question is asked on a terminal, and a yes is followed by a
countdown of five seconds.

--make-room N kills no more than it takes for N people to sign in below the sessions limit, the least risky first: alone
it means dangling ones; the other filters narrow it.
--resume goes on with a kill of this site that was interrupted, by a crash say: everything is checked again first.

Examples:
  lino-sessions kill office --dangling --dry-run
  lino-sessions kill office --idle 2w --keep-newest 1 --exempt tablet --yes
  lino-sessions kill office --make-room 3 --yes --report monday.csv
  lino-sessions kill office --resume
  lino-sessions kill https://lino.example.com --user robin --ref 00f1e2d3c4b5a697 --yes --json`

export const auditExamples = `
Each entry is chained to the one before it, and the keychain keeps the last: what was edited, removed or moved is found.

Examples:
  lino-sessions audit
  lino-sessions audit --verify
  lino-sessions audit --json`

export const diagnoseExamples = `
No site and no keychain is asked. Passwords, keys, the names of sites and users, addresses and folders are left out.
Look at it all the same before you send it.

Examples:
  lino-sessions diagnose
  lino-sessions diagnose --json > diagnosis.json`

export const sitesExamples = `
Examples:
  lino-sessions sites add office https://lino.example.com --user robin --idle-dangling 7d --limit 50
  lino-sessions sites test office
  lino-sessions sites list --json
  lino-sessions sites remove office`
