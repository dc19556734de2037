/**
 * Loaded into a program that npm started (`--import`). When npm is gone, the program ends as if its terminal
 * had been closed. npm passes SIGINT and SIGTERM on, but dies at other signals without a word. A console that
 * nobody can reach would keep its sessions.
 */
const parent = Number(new URL(import.meta.url).searchParams.get('parent'))
/** Milliseconds. */
const often = 500

const timer = setInterval(() => {
  if (process.ppid === parent) return
  clearInterval(timer)
  process.kill(process.pid, 'SIGHUP')
}, often)
timer.unref()
