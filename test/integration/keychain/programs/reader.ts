/**
 * A program that asks the keychain once, prints its worker's process id and the answer, and closes nothing.
 */
import { createKeychain } from '../../../../core/adapters/keychain/index.ts'
import { watchedWorker } from '../keychain.ts'

const env = Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? '']))
const keychain = createKeychain({
  spawnWorker: () => watchedWorker(env, (pid) => void process.stdout.write(`worker ${pid}\n`)),
  // Longer than any test: what ends is ended by the end of this program.
  limits: { answerMs: 120_000, idleMs: 120_000 },
})
process.stdout.write(`${JSON.stringify(await keychain.read('kept'))}\n`)
