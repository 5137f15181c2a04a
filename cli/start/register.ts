import { type Command, InvalidArgumentError, Option } from 'commander'
import { defaultDataFolder } from '../data-folder.ts'
import type { StartOptions } from './options.ts'
import { plantable } from './plant-fault.ts'

const between = (least: number, most: number) => (text: string) => {
  const value = Number(text)
  if (!Number.isFinite(value) || value < least || value > most)
    throw new InvalidArgumentError(`a number from ${least} to ${most} is needed`)
  return value
}

const speedOf = (text: string) => (text === 'max' ? ('max' as const) : between(0, 3600)(text))

/** `start`: a living demo city, a round run to its end, or an empty city of one's own. */
export function registerStart(program: Command): void {
  program
    .command('start', { isDefault: true })
    .description('start a living demo city · 启动演示城市')
    .option('--port <n>', 'where the pages are served', between(0, 65_535), 4400)
    .option(
      '--host <address>',
      'address to listen on; 0.0.0.0 lets phones of your network in',
      '127.0.0.1',
    )
    .option('--data <dir>', `where the city is kept (default: ${defaultDataFolder()})`)
    .option(
      '--scale <share>',
      'share of the real city, 0.0001 to 1; 0.01 is 126,000 people',
      between(0.0001, 1),
      0.01,
    )
    .option('--seed <n>', 'another seed, another city', between(0, 2 ** 31), 1)
    .option('--speed <n>', 'virtual seconds per second, 0 to 3600, or max', speedOf, 60)
    .option('--reset', 'forget the city in the data folder and invent it again', false)
    .option('--once', 'run the round to its end without pages, then report and end', false)
    .option(
      '--days <n>',
      'days of isolation after that of the round, at most: 28 unless told, 1 with --once; it ends sooner when everybody is out',
      between(0, 60),
    )
    .option('--empty', 'an empty city of your own, in real time, with nothing invented', false)
    .option('--json <file>', 'with --once: write the report to a file')
    .addOption(
      new Option(
        '--plant <fault>',
        'with --once: break something on purpose; the end must be bad',
      ).choices(plantable),
    )
    .action(async (options: StartOptions) => {
      // Only what is asked for is loaded: the other commands must answer in a second.
      if (options.once) await (await import('./run-once.ts')).runOnce(options)
      else await (await import('./start.ts')).start(options)
    })
}
