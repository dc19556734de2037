import { describe, expect, it } from 'vitest'
import { windowClosed } from '../../../../main/browser/window-closed.ts'

/** A window and a clock that are moved by hand. */
function arrange() {
  let listening = 0
  let listener = (): void => undefined
  let end = (): void => undefined
  const ended = new Promise<void>((resolve) => (end = resolve))
  const waits: { ms: number; done: () => void }[] = []
  const clock = {
    now: () => 0,
    wait: (ms: number, signal?: AbortSignal) =>
      new Promise<void>((resolve) => {
        const wait = { ms, done: resolve }
        waits.push(wait)
        signal?.addEventListener('abort', () => waits.splice(waits.indexOf(wait), 1))
      }),
  }
  let verdict: string | null = null
  const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
  void windowClosed(
    { ended, listening: () => listening, onListening: (tell) => (listener = tell) },
    clock,
  ).then((how) => (verdict = how))
  return {
    async listen(count: number) {
      listening = count
      listener()
      await settle()
    },
    async end() {
      end()
      await settle()
    },
    /** All waits of up to `ms` pass. */
    async pass(ms: number) {
      for (const wait of [...waits]) if (wait.ms <= ms) wait.done()
      await settle()
    },
    verdict: () => verdict,
  }
}

describe('the window that the host opened', () => {
  it('is closed when its process has ended and nobody listens any longer', async () => {
    const window = arrange()
    await window.listen(1)
    await window.listen(0)
    await window.end()
    expect(window.verdict()).toBeNull()
    await window.pass(1_000)
    expect(window.verdict()).toBe('closed')
  })

  it('survives a reload', async () => {
    const window = arrange()
    await window.listen(1)
    await window.listen(0)
    await window.listen(1)
    await window.pass(60_000)
    expect(window.verdict()).toBeNull()
  })

  it('survives a browser that hands over to another process and ends', async () => {
    const window = arrange()
    await window.listen(1)
    await window.end()
    await window.pass(60_000)
    expect(window.verdict()).toBeNull()
    await window.listen(0)
    await window.pass(1_000)
    expect(window.verdict()).toBe('closed')
  })

  it('is closed after a while if the browser lives on without a window', async () => {
    const window = arrange()
    await window.listen(1)
    await window.listen(0)
    await window.pass(1_000)
    expect(window.verdict()).toBeNull()
    await window.pass(20_000)
    expect(window.verdict()).toBe('closed')
  })

  it('waits for a slow first window as long as its process runs', async () => {
    const window = arrange()
    await window.pass(3_600_000)
    expect(window.verdict()).toBeNull()
  })

  it('never opened when its process ended before anybody listened', async () => {
    const window = arrange()
    await window.end()
    await window.pass(1_000)
    expect(window.verdict()).toBe('neverOpened')
  })
})
