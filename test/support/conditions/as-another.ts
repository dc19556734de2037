import { execFileSync, spawnSync } from 'node:child_process'
import path from 'node:path'
import { builtFolder } from '../built.ts'

/** A user that the system does not know. */
export const anotherUser = 54_321

/** Why no program can run as another user here. Null: it can. */
export function whyNotAsAnother(): string | null {
  if (process.getuid?.() !== 0) return 'only root can start a program as another user'
  const cli = path.join(builtFolder(), 'cli.js')
  const tried = spawnSync(process.execPath, [cli, '--version'], { uid: anotherUser, gid: anotherUser })
  return tried.status === 0 ? null : 'another user cannot look into the folder of this repository'
}

/** Gives a place to another user, with its links. */
export function giveTo(uid: number, place: string): void {
  execFileSync('chown', ['-Rh', `${String(uid)}:${String(uid)}`, place])
}
