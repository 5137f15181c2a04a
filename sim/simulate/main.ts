import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { flawNames, flaws, plantedFlaws } from './flaws.ts'
import { optionsText } from './kernel/options.ts'
import type { Hunt } from './planted.ts'
import { huntMany, runMany, type Seed } from './run-many.ts'
import { runSeed } from './run-seed.ts'
import { shrink } from './shrink.ts'

const help = `npm run simulate -- [--seeds 2000] [--from 0] [--json FILE] [--no-planted]
  runs seeds on two threads, then looks for the planted bugs
npm run simulate -- --seed K [--flaw NAME] [--lines 60]
  runs one seed twice, prints its options, its last lines and what broke; smaller options when something did
npm run simulate -- --planted [--from 0]
  looks for the planted bugs only
The bugs: ${flawNames.join(', ')}`

const say = (text: string): void => void process.stdout.write(`${text}\n`)
function refuse(text: string): never {
  process.stderr.write(`${text}\n`)
  process.exit(2)
}

function read() {
  try {
    return parseArgs({
      options: {
        seeds: { type: 'string', default: '2000' },
        from: { type: 'string', default: '0' },
        seed: { type: 'string' },
        flaw: { type: 'string' },
        lines: { type: 'string', default: '60' },
        json: { type: 'string' },
        planted: { type: 'boolean', default: false },
        'no-planted': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (cause) {
    return refuse(cause instanceof Error ? cause.message : String(cause))
  }
}
const values = read()
const whole = (name: string, text: string, least: number): number =>
  /^\d{1,9}$/.test(text) && Number(text) >= least
    ? Number(text)
    : refuse(`--${name} is a whole number from ${least}, not ${text}`)
const seedsMax = 200

/** One seed, twice: what happens once happens again. */
async function replay(seed: number): Promise<boolean> {
  const flaw = flawNames.find((name) => name === values.flaw) ?? null
  if (values.flaw !== undefined && flaw === null) refuse(`there is no bug ${values.flaw}`)
  const [first, second] = [await runSeed(seed, flaw), await runSeed(seed, flaw)]
  say(optionsText(first.options))
  for (const line of first.trace.slice(-whole('lines', values.lines, 0))) say(line)
  for (const { check, what } of first.breaks) say(`BROKEN ${check}: ${what}`)
  if (first.breaks.length > 0 && flaw === null)
    say(`what it takes: ${optionsText(await shrink(seed))}`)
  const isSame = first.hash === second.hash
  say(
    `${first.events} events, ${first.hours.toFixed(1)} virtual hours, ${JSON.stringify(first.told)}; trace ${first.hash}, ${isSame ? 'the same twice' : `then ${second.hash}`}`,
  )
  return isSame && first.breaks.length === 0
}

function tellHunts(hunts: readonly Hunt[]): number {
  for (const { flaw, seeds, found } of hunts)
    say(
      found
        ? `found   ${flaw} after ${seeds} seeds (${found.seed}): ${found.check}: ${found.what}`
        : `MISSED  ${flaw} in ${seeds} seeds: ${flaws[flaw]}`,
    )
  return hunts.filter(({ found }) => found !== null).length
}

function tellSeed({ seed, breaks }: Seed): void {
  const [broken] = breaks
  if (broken)
    say(`BROKEN seed ${seed}: ${broken.check}: ${broken.what}; npm run simulate -- --seed ${seed}`)
}

async function runAll(): Promise<boolean> {
  const count = values.planted ? 0 : whole('seeds', values.seeds, 1)
  const from = whole('from', values.from, 0)
  const began = process.hrtime.bigint()
  const sum = { breaks: 0, events: 0, hours: 0, samples: 0, results: 0, kills: 0 }
  if (count > 0) say(`${count} seeds from ${from} on two threads`)
  await runMany(from, count, (one) => {
    tellSeed(one)
    sum.breaks += one.breaks.length > 0 ? 1 : 0
    sum.events += one.events
    sum.hours += one.hours
    sum.samples += one.told.samples
    sum.results += one.told.results
    sum.kills += one.told.kills
  })
  const seconds = Number(process.hrtime.bigint() - began) / 1e9
  if (count > 0)
    say(
      `${count} seeds in ${seconds.toFixed(1)} s: ${sum.breaks} breaks, ${sum.events} events, ${Math.round(sum.hours)} virtual hours, ${sum.samples} samples, ${sum.results} results, ${sum.kills} kills of phones`,
    )
  const sought = values['no-planted'] ? [] : plantedFlaws
  const hunts = sought.length === 0 ? [] : await huntMany(sought, from, seedsMax)
  const found = tellHunts(hunts)
  if (values.json !== undefined)
    writeFileSync(
      values.json,
      `${JSON.stringify({ seeds: count, ...sum, planted: sought.length, planted_found: found, seconds, seeds_per_s: count / seconds, hunts }, null, 2)}\n`,
    )
  return sum.breaks === 0 && found === sought.length
}

if (values.help) say(help)
else {
  const isWhole =
    values.seed === undefined ? await runAll() : await replay(whole('seed', values.seed, 0))
  process.exitCode = isWhole ? 0 : 1
}
