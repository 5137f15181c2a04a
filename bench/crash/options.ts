import { Command, InvalidArgumentError, Option } from 'commander'
import { type FaultName, faultNames } from './faults/fault.ts'
import type { CrashOptions } from './run-crash.ts'

const wholeNumber = (least: number, most: number) => (text: string) => {
  const n = Number(text)
  if (!/^\d+$/.test(text) || n < least || n > most)
    throw new InvalidArgumentError(`a whole number from ${least} to ${most}, please.`)
  return n
}

type Read = {
  rounds: number
  seed: string
  only?: FaultName[]
  people: number
  folder: string
  controls: boolean
  json?: string
}

/** The options of `npm run crash`. Nonsense ends the process with one sentence and 2, `--help` with 0. */
export function readOptions(argv: readonly string[]): CrashOptions & { json: string | null } {
  const read = new Command('npm run crash --')
    .description(
      'Strikes the product under load, round after round, and holds everything that was acknowledged against what is there.',
    )
    .option('--rounds <n>', 'how many blows, spread over the faults', wholeNumber(1, 100_000), 100)
    .option('--seed <text>', 'the same seed strikes and writes alike', '1')
    .addOption(new Option('--only <faults...>', 'only these faults').choices([...faultNames]))
    .option('--people <n>', 'people on the roll', wholeNumber(1_000, 2_000_000), 60_000)
    .option('--folder <path>', 'where the folders of the run are made', '/var/tmp')
    .option('--no-controls', 'leave out the controls, which must fail')
    .option('--json <file>', 'write the figures there')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse([...argv], { from: 'user' })
    .opts<Read>()
  if (read.folder.includes('\n')) process.exit(2)
  const { only = [], json = null, controls, ...rest } = read
  return { ...rest, only, json, controls: controls ? faultNames : [] }
}
