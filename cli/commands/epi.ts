import { type Command, InvalidArgumentError } from 'commander'
import { answering } from './answering.ts'
import { wholeBetween } from './city-options.ts'
import type { ExposureOptions } from './epi-exposures.ts'
import type { PoolingOptions } from './epi-pooling.ts'
import type { RtOptions } from './epi-rt.ts'
import type { DaysOptions } from './epi-series.ts'

const between =
  (least: number, most: number) =>
  (text: string): number => {
    const value = text.trim() === '' ? Number.NaN : Number(text)
    if (!(value >= least && value <= most))
      throw new InvalidArgumentError(`a number from ${least} to ${most} is needed`)
    return value
  }
const days = between(0, 1_000)

const withDays = (command: Command): Command =>
  command
    .requiredOption(
      '--incidence <file>',
      'cases per day: one count a line, the first day first, or YYYY-MM-DD,count',
    )
    .option('--fill-zero', 'days of a dated file that have no line had no case')

/** `epi`: epidemiological figures of files; no city, no database. */
export function registerEpi(program: Command): void {
  const group = program
    .command('epi')
    .description('Rt, incubation, offspring, doubling, pooling from files · 流行病学指标')

  const rt = withDays(
    group.command('rt').description('Rt of every window (Cori 2013) · 实时再生数'),
  )
    .option('--si <file>', 'serial interval: one share a line, the first is day 0')
    .option('--mean <days>', 'instead of --si: mean of the serial interval', days)
    .option('--sd <days>', 'instead of --si: its standard deviation', days)
    .option('--window <days>', 'days of a window', wholeBetween(1, 365), 7)
    .option('--imported <file>', 'how many of each day were infected elsewhere, one count a line')
    .option('--delays <file>', 'share reported after 0, 1, 2 … days: late days are withheld')
    .option('--cohort', 'also R of who fell ill in the window (Wallinga and Teunis 2004)')
  answering<RtOptions>(rt, async (_, options) => (await import('./epi-rt.ts')).estimateR(options))

  const doubling = withDays(
    group
      .command('doubling')
      .description('in how many days cases double, with interval · 倍增时间'),
  ).option('--last <days>', 'of the last days only', wholeBetween(3, 10_000))
  answering<DaysOptions & { last?: number }>(doubling, async (_, options) =>
    (await import('./epi-doubling.ts')).doublingOfFile(options),
  )

  const si = group
    .command('si')
    .description('a serial interval by whole days, as rt reads it · 代际间隔离散化')
    .requiredOption('--mean <days>', 'its mean, above 1', days)
    .requiredOption('--sd <days>', 'its standard deviation', days)
    .option('--days <n>', 'up to which day', wholeBetween(1, 1_000))
  answering<{ mean: number; sd: number; days?: number }>(si, async (_, options) =>
    (await import('./epi-si.ts')).discretised(options),
  )

  const incubation = group
    .command('incubation')
    .description('incubation time from windows of exposure and onset (Reich 2009) · 潜伏期拟合')
    .requiredOption('--data <file>', 'CSV with a heading: numbers of days, days, or moments')
    .option('--el <column>', 'begin of the exposure', 'EL')
    .option('--er <column>', 'end of the exposure', 'ER')
    .option('--sl <column>', 'begin of the onset', 'SL')
    .option('--sr <column>', 'end of the onset', 'SR')
    .option('--earliest <day>', 'nobody was exposed before; stands for an empty begin')
    .option(
      '--presented <column>',
      'stands for an empty end of the onset: when somebody came for help',
    )
    .option('--whole-days', 'a right end that is a day means the end of that day')
  answering<ExposureOptions>(incubation, async (_, options) =>
    (await import('./epi-incubation.ts')).incubationOfFile(options),
  )

  const offspring = group
    .command('offspring')
    .description('R and k of how many each case infected, with intervals · 续发分布')
    .requiredOption('--counts <file>', 'one count a line, those who infected nobody with 0')
  answering<{ counts: string }>(offspring, async (_, options) =>
    (await import('./epi-offspring.ts')).offspringOfFile(options),
  )

  const pooling = group
    .command('pooling')
    .description('tests per person of pools, and what they find · 混检指标')
    .requiredOption(
      '-p, --prevalence <share>',
      'share of the people who are infected',
      between(0, 1),
    )
    .requiredOption(
      '-k, --pool <people>',
      'people of a tube, or rows of an array',
      wholeBetween(1, 1_000),
    )
    .option('--se <share>', 'sensitivity of one test', between(0, 1), 1)
    .option('--sp <share>', 'specificity of one test', between(0, 1), 1)
    .option('--second <people>', 'people of the second of three stages', wholeBetween(2, 500))
  answering<PoolingOptions>(pooling, async (_, options) =>
    (await import('./epi-pooling.ts')).poolingFigures(options),
  )
}
