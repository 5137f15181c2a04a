import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { type BenchOptions, profiles } from './options.ts'

/** What was asked for makes no sense: one sentence, and exit code 2. `isHelp` was asked for, and is no fault. */
export class OptionsFault extends Error {
  readonly isHelp: boolean
  constructor(message: string, isHelp = false) {
    super(message)
    this.isHelp = isHelp
  }
}

const peopleMin = 2_000
const peopleMax = 12_600_000

function wholeNumber(least: number, most: number) {
  return (text: string): number => {
    const value = Number(text.replaceAll(/[_,]/g, ''))
    if (!/^[\d_,]+$/.test(text) || value < least || value > most)
      throw new InvalidArgumentError(`it is a whole number, ${least} to ${most}.`)
    return value
  }
}

function writableFile(path: string): string {
  const folder = dirname(path)
  if (path === '' || (existsSync(path) && statSync(path).isDirectory()))
    throw new InvalidArgumentError('it is no file.')
  if (!existsSync(folder)) throw new InvalidArgumentError(`there is no folder ${folder}.`)
  return path
}

/** Reads the words of the command line. Throws an OptionsFault for help and for nonsense. */
export function readOptions(words: readonly string[]): BenchOptions {
  const command = new Command('npm run bench --')
    .description(
      'Measures the product beside the raw database in one run, on a database of its own, and prints ratios.',
    )
    .option(
      '--people <n>',
      'people of the city, all of them due',
      wholeNumber(peopleMin, peopleMax),
      1_200_000,
    )
    .addOption(new Option('--profile <name>', 'what is measured').choices(profiles).default('city'))
    .option('--seed <n>', 'the same seed invents the same city', wholeNumber(0, 2 ** 31 - 1), 18)
    .option('--data <folder>', 'where the database lies; without it in a folder of its own')
    .option('--keep', 'leave the database where it is at the end', false)
    .option('--direct', 'one application process without the front', false)
    .option('--seconds <n>', 'how long the profile overload pushes', wholeNumber(5, 3_600))
    .option('--json <file>', 'write all figures there', writableFile)
    .option('--html <file>', 'write the report there, one page that needs no network', writableFile)
    .allowExcessArguments(false)
    .exitOverride()
    .configureOutput({ writeOut: () => {}, writeErr: () => {} })
  try {
    command.parse([...words], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.code === 'commander.helpDisplayed')
      throw new OptionsFault(command.helpInformation(), true)
    throw new OptionsFault(error.message.replace(/^error: /, '').replaceAll('\n', ' '))
  }
  const given = command.opts<Partial<BenchOptions>>()
  return {
    people: given.people ?? 1_200_000,
    profile: given.profile ?? 'city',
    seed: given.seed ?? 18,
    data: given.data ?? null,
    keep: given.keep ?? false,
    direct: given.direct ?? false,
    ...(given.seconds === undefined ? {} : { seconds: given.seconds }),
    json: given.json ?? null,
    html: given.html ?? null,
  }
}
