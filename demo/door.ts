// The door of the built program. A Node without `node:sqlite` could not even load the rest.

const missing = await import('node:sqlite').then(
  () => false,
  () => true,
)
if (missing) {
  console.error(
    `Node 22.13 or newer is needed (not 23.0 to 23.3), and this is Node ${process.versions.node}.`,
  )
  process.exitCode = 2
} else void import('./cli.ts')

export {}
