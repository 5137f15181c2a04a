import { parseArgs } from 'node:util'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { viralLoads } from './city/viral-load.ts'
import { runCity } from './staff/run-city.ts'

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:4400' },
    seed: { type: 'string', default: '18' },
    scale: { type: 'string', default: '0.01' },
    speed: { type: 'string', default: '60' },
    // Folder of the acceptance data; without it viral loads come from documented quartiles.
    acceptance: { type: 'string', default: '' },
    // Where officers with passkeys of software are in office, as in the demo city.
    office: { type: 'boolean', default: false },
    // Real seconds that the officers wait at midnight for the day to be written down.
    patience: { type: 'string' },
    // Days of isolation after that of the round, at most.
    days: { type: 'string', default: '0' },
  },
})

// Nothing is lost by stopping in the middle: started again, the staff repeat their acts under the same ids and go on.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0))
// Whoever forked us is gone.
process.once('disconnect', () => process.exit(0))
// When whoever started us is gone without a word, the pipe breaks: then there is nobody to work for.
process.stdout.on('error', () => process.exit(0))

const say = (line: object): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}

try {
  const report = await runCity({
    url: values.url,
    seed: values.seed,
    scale: Number(values.scale),
    speed: values.speed === 'max' ? 'max' : Number(values.speed),
    loads: viralLoads(values.acceptance),
    hasOffice: values.office,
    days: Number(values.days),
    ...(values.patience === undefined ? {} : { patience: Number(values.patience) }),
    onHappening: ({ at, what, facts }) => say({ kind: 'happening', at: isoOf(at), what, facts }),
  })
  say({ kind: 'report', ...report })
  process.exitCode = report.closed ? 0 : 1
} catch (error) {
  say({ kind: 'failed', message: error instanceof Error ? error.message : String(error) })
  process.exitCode = 1
} finally {
  // Open connections would keep the process for seconds.
  setImmediate(() => process.exit())
}
