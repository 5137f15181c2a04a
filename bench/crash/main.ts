import { writeFileSync } from 'node:fs'
import { readOptions } from './options.ts'
import { summaryOf } from './report.ts'
import { runCrash } from './run-crash.ts'
import { startReaper } from './stand/reaper.ts'

const { json, ...options } = readOptions(process.argv.slice(2))
const reaper = startReaper()
const say = (line: string) => void process.stdout.write(`${line}\n`)

// At once, so that nothing new is begun while the reaper, whose pipe closes with this process, takes everything away.
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))

try {
  const report = await runCrash(options, reaper, say)
  if (json !== null) writeFileSync(json, `${JSON.stringify(report, null, 2)}\n`)
  say(summaryOf(report))
  process.exitCode = report.passed ? 0 : 1
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
await reaper.end()
process.exit()
