import { describe, expect, it } from 'vitest'
import { captureFolders, capturesIn, readCapture } from './capture.ts'
import { essence } from './compare.ts'
import { extjs21, extjs26 } from './extjs.ts'
import type { Group } from './group.ts'
import { names } from './group.ts'
import { react21 } from './react-21.ts'
import { react26 } from './react-26.ts'
import { otherSettings, useTz, useTz21 } from './settings.ts'
import { replay } from './replay.ts'

const folders = [react26, react21, extjs26, extjs21, useTz, useTz21, otherSettings]
/** Folders that the demo site does not claim to speak like. */
const notReplayed = {
  'react-26-2fa': 'no second factor',
  'react-26-debug': "Django's debug pages",
  'react-debug': "Django's debug pages",
  'react-settings': 'kept without their requests; the same settings are replayed as of 26',
  'vuejs-26': 'no third front end',
}

it('replays every folder of captures, or says why not', () => {
  const known = [...folders.map(({ folder }) => folder), ...Object.keys(notReplayed)]
  expect(known.sort()).toEqual(captureFolders().sort())
})

const ours = (group: Group): boolean => !('not' in group)

for (const folder of folders) {
  const replayed = folder.groups.filter(ours).flatMap(names)
  const others = folder.groups.filter((group) => !ours(group)).flatMap(names)

  describe(`the demo site answers ${replayed.length} requests as ${folder.folder} did (${others.length} are not its to answer)`, () => {
    it('has a line in the table for every capture, and only one', () => {
      expect([...replayed, ...others].sort()).toEqual(capturesIn(folder.folder).sort())
    })

    for (const group of folder.groups) {
      if ('not' in group) continue
      it.each(names(group))('%s', async (name) => {
        const { request, answer } = readCapture(folder.folder, name)
        const demo = await replay(folder, group, request)
        expect(essence(request, demo)).toEqual(essence(request, answer))
      })
    }
  })
}
