import fc from 'fast-check'

// The same commit gives the same verdict: `npm test` draws its examples from one seed. New examples are tried
// where a find delays nobody: in test/long/new-seeds.test.ts, or by hand with PROPERTY_SEED=random (or a
// failure's own number).
const asked = process.env['PROPERTY_SEED']
if (asked !== 'random') fc.configureGlobal({ seed: Number(asked ?? 20_250_601) })

// A mutant is tried hundreds of times, so each property may take this number of milliseconds, and passes if
// it has found nothing.
const most = process.env['PROPERTY_MOST_MS']
if (most !== undefined)
  fc.configureGlobal({ ...fc.readConfigureGlobal(), interruptAfterTimeLimit: Number(most) })

/** New examples are tried, so more of them make sense. */
export const isSearching = asked === 'random'

export { fc }
