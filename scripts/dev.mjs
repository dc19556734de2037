/** `npm run dev`: the window with hot reload, for people who change it. On 127.0.0.1 only. */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build.mjs'
import { root, runMain, Stop, tool } from './house.mjs'
import { ensureInstalled } from './install.mjs'
import { become } from './run.mjs'

const help = `npm run dev -- [--real] [--port P]

Opens the window with hot reload: save a file of renderer/, and the page shows it. Without --real
there is a console in memory behind it (test/support/renderer-harness): nothing is built, and no
site is asked. With --real there is the browser host with its practice sites; its data are kept
apart from yours, in .stamps/dev, and the keychain is left alone.`

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        real: { type: 'boolean' },
        port: { type: 'string', default: '5173' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535)
      throw new Error('--port wants a number up to 65535.')
    return values
  } catch (error) {
    throw new Stop(`${error.message}\n\n${help}`)
  }
}

await runMain(async () => {
  const options = readOptions()
  if (options.help) return void process.stdout.write(`${help}\n`)
  await ensureInstalled()
  if (options.real) {
    await ensureBuilt()
    return become(path.join(root, 'scripts', 'dev-real.mjs'), [options.port])
  }
  const config = path.join(root, 'test', 'support', 'renderer-harness', 'vite.config.ts')
  become(tool('vite'), ['--config', config, '--port', options.port])
})
