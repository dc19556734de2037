import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Condition } from './matrix.ts'
import type { Place } from './stage.ts'

/** Why no small disk can be made here. Null: it can. */
export function whyNoSmallDisk(folder: string): string | null {
  mkdirSync(folder, { recursive: true })
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', folder]).status !== 0)
    return 'a small disk cannot be made here'
  execFileSync('umount', [folder])
  return null
}

/**
 * Puts the data folder on its own disk with this number of free blocks. The write after them finds the disk
 * full.
 */
export function almostFull({ data }: Place, freeBlocks: number): ReturnType<Condition['prepare']> {
  const aside = `${data}-aside`
  renameSync(data, aside)
  mkdirSync(data)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m,mode=700', 'none', data])
  cpSync(aside, data, { recursive: true })
  rmSync(aside, { recursive: true })
  const { bavail, bsize } = statfsSync(data)
  writeFileSync(path.join(data, 'filler'), Buffer.alloc((bavail - freeBlocks) * bsize), { mode: 0o600 })
  return { done: () => void execFileSync('umount', [data]) }
}
