import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { stamps, tell } from './house.mjs'

/** The process that holds the lock, or 'gone' if it no longer exists. Null: unknown now, look again. */
function holder(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    if (pid) return alive(pid) ? pid : 'gone'
    // Created, but its holder has not written into it yet, or died just then.
    return Date.now() - statSync(file).mtimeMs > 5000 ? 'gone' : null
  } catch {
    return null
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/**
 * Writes our process id, if nobody else's is there. One system call, so two processes cannot both succeed.
 */
function take(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

/**
 * Runs `work` while no other process does work of that name in this clone, because two installs or builds at
 * once would damage each other's files. A lock whose process is gone is taken over.
 */
export async function alone(name, work) {
  mkdirSync(stamps, { recursive: true })
  const file = path.join(stamps, `${name}.lock`)
  for (let told = false; !take(file);) {
    const pid = holder(file)
    if (pid === 'gone') rmSync(file, { force: true })
    else if (pid && !told) {
      tell(`Waiting for process ${pid}, which is busy with the ${name} ...`)
      told = true
    }
    await wait(100)
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}
