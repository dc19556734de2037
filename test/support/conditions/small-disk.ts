import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Condition } from './matrix.ts'
import type { Place } from './stage.ts'

/** Why no disk of its own can be made here; null: it can. */
export function whyNoSmallDisk(folder: string): string | null {
  mkdirSync(folder, { recursive: true })
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', folder]).status !== 0)
    return 'a small disk cannot be made here'
  execFileSync('umount', [folder])
  return null
}

/** Puts the data folder on a disk of its own with so many blocks left: the write after them finds it full. */
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
