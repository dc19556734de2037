/** A worker that is stuck in native code: it takes a request and then reacts to nothing, not even SIGTERM. */
process.on('SIGTERM', () => undefined)
process.on('message', () => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
})
process.send?.({ kind: 'ready' })
