/** A worker that never says that it has started. */
process.on('message', () => undefined)
