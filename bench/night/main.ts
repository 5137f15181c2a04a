import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ClusterFault } from '@bihuan/server/db/cluster.ts'
import { describeMachine } from '../machine/machine.ts'
import { openNightCity } from './open-city.ts'
import { runNight } from './run-night.ts'

const help = `Replays the night of 11 November 2022: ten thousand open quarantines, a look ahead at the twenty measures, two
signatures, and then everybody is asked whether they are held longer than the new rules allow. Ends with 1 if anybody is.

  node tools/run.mjs bench/night/main.ts [--people 10000] [--json FILE]
`
const say = (text: string) => void process.stderr.write(`  ${text}\n`)

async function main(): Promise<number> {
  let values: { people?: string; json?: string; help?: boolean }
  try {
    values = parseArgs({
      options: {
        people: { type: 'string' },
        json: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    return 2
  }
  const people = Number(values.people ?? 10_000)
  if (values.help || !Number.isInteger(people) || people < 100 || people > 100_000) {
    process.stdout.write(help)
    return values.help ? 0 : 2
  }
  const city = await openNightCity()
  try {
    const machine = await describeMachine(city.sql)
    const figures = { ...(await runNight(city, people, say)), machine }
    const text = `${JSON.stringify(figures, null, 2)}\n`
    if (values.json) writeFileSync(values.json, text)
    process.stdout.write(text)
    return figures.ok ? 0 : 1
  } finally {
    await city.close()
  }
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof ClusterFault)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 4
}
