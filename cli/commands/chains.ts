import { type Command, InvalidArgumentError } from 'commander'
import { type Answer, answering } from './answering.ts'
import { type ChainFileOptions, readChainFiles } from './chains-files.ts'

type Options = ChainFileOptions & { interval?: Pair; incubation?: Pair; dispersion?: number }
type Pair = { mean: number; sd: number }

const pairOf = (text: string): Pair => {
  const [mean, sd, ...more] = text.split(',').map(Number)
  if (mean === undefined || sd === undefined || more.length > 0 || !(sd > 0) || Number.isNaN(mean))
    throw new InvalidArgumentError('two numbers with a comma, the second above 0')
  return { mean, sd }
}
const aboveNought = (text: string): number => {
  const value = Number(text)
  if (!(value > 0)) throw new InvalidArgumentError('a number above 0')
  return value
}

const withFiles = (command: Command): Command =>
  command
    .requiredOption('--linelist <file>', 'cases, one a row: CSV (UTF-8, UTF-16, GB18030) or xlsx')
    .requiredOption('--links <file>', 'who infected whom, one link a row')
    .option('--id <column>', 'column of the case id in the line list')
    .option('--from <column>', 'column of who infected')
    .option('--to <column>', 'column of who was infected')

/** `chains describe` and `chains attribute`: from two files, without a city. */
export function registerChains(program: Command): void {
  const group = program.command('chains').description('chains of transmission · 传播链')
  const describe = group
    .command('describe')
    .description('components, degrees and generations of a line list and its links · 传播链概况')
  answering<Options>(withFiles(describe), async (_, options) => {
    const { describeFiles } = await import('./chains-describe.ts')
    return describeFiles(readChainFiles(options))
  })
  const judge = withFiles(
    group
      .command('attribute')
      .description(
        'who probably infected whom within each cluster, against the links · 传染源推断',
      ),
  )
    .option('--onset <column>', 'column of the onset')
    .option('--isolated <column>', 'column of the isolation or confirmation')
    .option('--cluster <column>', 'column of the cluster; its cases are each other’s candidates')
    .option(
      '--interval <mean,sd>',
      'normal serial interval in days; else that of the links',
      pairOf,
    )
    .option(
      '--incubation <meanlog,sdlog>',
      'lognormal incubation; else isolation says nothing',
      pairOf,
    )
    .option('--dispersion <k>', 'of the number that each infects; 0.1 unless said', aboveNought)
  answering<Options>(judge, async (_, options): Promise<Answer> => {
    const { attributeFiles } = await import('./chains-attribute.ts')
    return attributeFiles(readChainFiles(options), options)
  })
}
