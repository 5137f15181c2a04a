import { rmSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { brokenLaws } from './broken-laws.ts'
import { fillCity } from './fill-city.ts'
import { openFolder } from './open-folder.ts'
import { sizeLines, tableSizes } from './sizes.ts'

const help = `Fills a database folder with a city that has a past: people, staff, and rounds of which the newest is half-way.

  node bench/history/main.ts --data DIR [--people N] [--rounds N] [--detailed N] [--seed N] [--keep] [--run] [--json FILE]

  --data DIR      a new folder (12 million people and 20 rounds: see docs/performance.md for its size)
  --people N      2,000 … 12,600,000 (120,000)
  --rounds N      1 … 99 (20)
  --detailed N    newest rounds that keep rolls, events, uploads and wells; retention has dropped those of older ones (all)
  --keep          leave the folder behind
  --run           leave its database running, durable, and print its address; implies --keep
`

class Nonsense extends Error {}

function whole(
  text: string | undefined,
  name: string,
  least: number,
  most: number,
  otherwise: number,
) {
  if (text === undefined) return otherwise
  const n = Number(text)
  if (!Number.isInteger(n) || n < least || n > most)
    throw new Nonsense(`--${name} must be a whole number of ${least} … ${most}, not ${text}`)
  return n
}

function optionsFrom(args: string[]) {
  let values: Record<string, string | boolean | undefined>
  try {
    values = parseArgs({
      args,
      options: {
        data: { type: 'string' },
        people: { type: 'string' },
        rounds: { type: 'string' },
        detailed: { type: 'string' },
        seed: { type: 'string' },
        json: { type: 'string' },
        keep: { type: 'boolean' },
        run: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    throw new Nonsense((error as Error).message)
  }
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : undefined)
  const rounds = whole(text('rounds'), 'rounds', 1, 99, 20)
  return {
    help: values.help === true,
    data: text('data'),
    json: text('json'),
    keep: values.keep === true || values.run === true,
    run: values.run === true,
    people: whole(text('people'), 'people', 2_000, 12_600_000, 120_000),
    rounds,
    detailed: whole(text('detailed'), 'detailed', 1, rounds, rounds),
    seed: whole(text('seed'), 'seed', 0, 1_000_000, 1),
  }
}

const say = (text: string) => void process.stderr.write(`  ${text}\n`)

async function main(): Promise<number> {
  const options = optionsFrom(process.argv.slice(2))
  if (options.help) {
    process.stdout.write(help)
    return 0
  }
  const { data } = options
  if (data === undefined) throw new Nonsense('--data DIR is needed; --help says more')
  const started = performance.now()
  const filling = await openFolder(data, true)
  try {
    const [there] = await filling.city.sql`select from people limit 1`
    if (there) throw new Nonsense(`${data} has a city already: give a new folder`)
    await fillCity(filling.city, { ...options, url: filling.cluster.url, say })
  } finally {
    await filling.close()
  }
  const seconds = (performance.now() - started) / 1000
  const durable = await openFolder(data, false)
  const { sql } = durable.city
  const broken = await brokenLaws(sql)
  for (const line of broken) say(line)
  const sizes = await tableSizes(sql)
  for (const line of sizeLines(sizes)) say(line)
  say(`filled in ${seconds.toFixed(0)} s; conserved: ${broken.length === 0}`)
  if (options.json)
    writeFileSync(
      options.json,
      `${JSON.stringify({ people: options.people, rounds: options.rounds, seconds, conserved: broken.length === 0, sizes }, null, 2)}\n`,
    )
  if (options.run) {
    await sql.end({ timeout: 5 })
    process.stdout.write(`${durable.cluster.url}\n`)
  } else await durable.close()
  if (!options.keep) rmSync(data, { recursive: true, force: true })
  return broken.length === 0 ? 0 : 1
}

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error instanceof Nonsense ? error.message : (error as Error).stack}\n`)
    process.exit(error instanceof Nonsense ? 2 : 1)
  },
)
