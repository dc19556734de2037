/** Which files somebody is working on, as git sees it. */
import { execFileSync } from 'node:child_process'
import { root, Stop } from './house.mjs'

function git(...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

const names = (text) => text.split('\0').filter((name) => name !== '')

function commonAncestor() {
  for (const main of ['origin/main', 'main']) {
    try {
      return git('merge-base', main, 'HEAD').trim()
    } catch {
      // This clone does not have the branch.
    }
  }
  return git('rev-parse', 'HEAD').trim()
}

/** The names of the existing files that differ from `commit`. A name may hold any character. */
export function changedSince(commit) {
  return names(git('diff', '--name-only', '--no-renames', '--diff-filter=d', '-z', commit))
}

/** The same since the branch left main, committed or not, with new files. Rejects if this is no clone. */
export function changedFiles() {
  try {
    const untracked = names(git('ls-files', '--others', '--exclude-standard', '-z'))
    return [...new Set([...changedSince(commonAncestor()), ...untracked])]
  } catch {
    throw new Stop('git cannot tell what has changed here. Is git installed, and is this a clone?')
  }
}
