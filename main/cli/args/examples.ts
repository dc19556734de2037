import { say } from '../../../words/say.ts'
import type { Notes } from './help.ts'

// Help that shows: each command's own examples.

export const programNotes = (): Notes => ({
  examples: [
    'lino-sessions list https://lino.example.com --user robin',
    'lino-sessions kill https://lino.example.com --user robin --dangling --dry-run',
    'lino-sessions demo',
    'lino-sessions demo --fleet 200 --seed 7 --list fleet.json',
  ],
  last: [
    say(
      'The password is asked for on a terminal, or given by --password-stdin, by --password-file or as LINO_SESSIONS_PASSWORD. It is never an argument.',
    ),
    say('`lino-sessions help COMMAND` tells more about a command.'),
  ],
})

export const listNotes = (): Notes => ({
  first: [say('SITE is the name of a saved site, or a URL. A URL that is not saved needs --user.')],
  examples: [
    'lino-sessions list https://lino.example.com --user robin',
    'lino-sessions list office --dangling --json',
    'lino-sessions list office --for-user luc --include-active --expired',
  ],
})

export const summaryNotes = (): Notes => ({
  first: [
    say(
      'With --warn or --crit the exit codes are those of monitoring systems: 0 fine, 1 warning, 2 critical, 3 unknown.',
    ),
  ],
  examples: [
    'lino-sessions summary https://lino.example.com --user robin',
    'lino-sessions summary office --warn 80% --crit 100%',
  ],
})

export const fleetNotes = (): Notes => ({
  first: [
    say(
      'The passwords are those in the keychain. A given password is for the other sites: one site tries it first, and after a refusal no other site gets it.',
    ),
    say(
      'A query has words, "text in quotation marks", and conditions like tag:voga, folder:Belgium, is:full, is:false-alert, is:failing, dangling:>20, free:<5 and age:>5m. A dash before a condition means its opposite.',
    ),
  ],
  examples: [
    'lino-sessions fleet',
    'lino-sessions fleet --tag voga --json',
    "lino-sessions fleet --query 'is:false-alert dangling:>20'",
    'lino-sessions fleet --format prometheus > /var/lib/node_exporter/lino.prom',
  ],
})

export const watchNotes = (): Notes => ({
  first: [
    say(
      'Without a site, all saved sites are watched. Each site is read every minute, and a slow one less often. Ctrl+C ends it, with the exit code 0.',
    ),
  ],
  examples: [
    'lino-sessions watch',
    'lino-sessions watch office',
    'lino-sessions watch --tag voga --json >> verdicts.jsonl',
  ],
})

export const killNotes = (): Notes => ({
  first: [
    say(
      'At least one of --dangling, --idle, --for-user, --anonymous, --ref, --all and --make-room is needed. --ref and --all also take active sessions and sessions whose last activity is unknown. The other filters take them only with --include-active and --include-unknown.',
    ),
    say("The console's own session and exempt sessions are never killed."),
    say(
      'Without --dry-run and --yes the console asks on a terminal. After a yes it counts down five seconds.',
    ),
    say(
      '--make-room N kills no more sessions than it takes for N people to sign in below the sessions limit, the least risky first. Alone it means dangling sessions. The other filters narrow it.',
    ),
    say(
      '--resume resumes a kill of this site that was interrupted, for example by a crash. Everything is checked again first.',
    ),
  ],
  examples: [
    'lino-sessions kill office --dangling --dry-run',
    'lino-sessions kill office --idle 2w --keep-newest 1 --exempt tablet --yes',
    'lino-sessions kill office --make-room 3 --yes --report monday.csv',
    'lino-sessions kill office --resume',
    'lino-sessions kill https://lino.example.com --user robin --ref 00f1e2d3c4b5a697 --yes --json',
  ],
})

export const auditNotes = (): Notes => ({
  first: [
    say(
      'Each entry is chained to the entry before it, and the keychain keeps the last one. An entry that was edited, removed or moved is found.',
    ),
  ],
  examples: ['lino-sessions audit', 'lino-sessions audit --verify', 'lino-sessions audit --json'],
})

export const diagnoseNotes = (): Notes => ({
  first: [
    say(
      'No site and no keychain is asked. Passwords, keys, addresses, folders and the names of sites and users are left out. Look at the result before you send it.',
    ),
  ],
  examples: ['lino-sessions diagnose', 'lino-sessions diagnose --json > diagnosis.json'],
})

export const sitesNotes = (): Notes => ({
  examples: [
    'lino-sessions sites add office https://lino.example.com --user robin --idle-dangling 7d --limit 50',
    'lino-sessions sites add eupen https://eupen.example.com --user robin --tag voga --folder Belgium',
    'lino-sessions sites change office --tag voga --on-now 30m --no-limit',
    'lino-sessions sites test office',
    'lino-sessions sites sign-in --tag voga',
    'lino-sessions sites list --json',
    'lino-sessions sites remove office',
    'lino-sessions sites export sites.csv',
    'lino-sessions sites import sites.csv --user robin --dry-run',
  ],
})
