import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import type { CaseImportDone, ImportMapping } from '@bihuan/contract/case-imports.ts'
import type { Command } from 'commander'
import type { Static } from 'typebox'
import { exitCode } from '../exit-code.ts'
import { type Answer, answering } from './answering.ts'
import { type CityOptions, cityNow, inCity, withData } from './city-options.ts'
import { painted, tableText } from './print.ts'
import { readInput } from './read-input.ts'
import { Refusal } from './refusal.ts'

// What the HTTP command takes: 12,000,000 characters of base64.
const bytesMax = 9_000_000

type Options = CityOptions & {
  linelist?: string
  links?: string
  area?: string
  id?: string
  from?: string
  to?: string
  dateOrder?: 'day-first' | 'month-first'
  leaveOut?: true
  openEnds?: boolean
  running?: true
  dryRun?: true
}
type Outcome = Omit<Static<typeof CaseImportDone>, 'import'> & { import?: string | null }

/** `cases import`: a line list and links into the city, in one step and as one unit that can be undone. */
export function registerCases(program: Command): void {
  const group = program.command('cases').description('cases from other systems · 病例')
  const command = group
    .command('import')
    .description('import a line list and links, CSV or xlsx · 导入病例一览表与传染关系')
    .option('--linelist <file>', 'one row a case or contact')
    .option('--links <file>', 'one row for each who infected whom')
    .option('--area <code>', 'the area that answers for who is not in the register; else the city')
    .option('--id <column>', 'the column with the number of the case, where its head does not tell')
    .option('--from <column>', 'the column of links that says who infected')
    .option('--to <column>', 'the column of links that says who was infected')
    .option('--date-order <order>', 'day-first or month-first, where 1/2/20 could be both')
    .option('--leave-out', 'import the rows without faults and leave out the others')
    .option('--no-open-ends', 'refuse links with a number that stands on no line list')
    .option('--running', 'let the clocks run even where the newest day lies two months back')
    .option('--dry-run', 'only say what an import would do')
  answering<Options>(withData(command), async (_, options) => importing(options))
}

async function importing(options: Options): Promise<Answer> {
  if (!options.linelist && !options.links)
    throw new Refusal(
      'case-import.no-file',
      '请用 --linelist 或 --links 指明文件',
      'Name a file with --linelist, --links, or both',
    )
  const files = {
    ...(options.linelist ? { lineList: fileOf(options.linelist) } : {}),
    ...(options.links ? { links: fileOf(options.links) } : {}),
  }
  const [{ execute }, { tryCaseImport }, { runCaseImport }, { operator, cityCode }] =
    await Promise.all([
      import('@bihuan/server/door/command.ts'),
      import('@bihuan/server/case-imports/try-case-import.ts'),
      import('@bihuan/server/case-imports/run-case-import.ts'),
      import('../with-city.ts'),
    ])
  const mappings = await mappingsOf(files, options)
  return inCity(options, async (city) => {
    const now = await cityNow(city)
    const attempt = () => ({ id: randomUUID(), now, actor: operator('case-investigator') })
    const asked = {
      ...files,
      ...mappings,
      area: options.area ?? cityCode,
      openEnds: options.openEnds !== false,
    }
    const tried = await execute(city, tryCaseImport, asked, attempt())
    if (options.dryRun) return answerOf(tried, 'nothing was imported (--dry-run) · 仅查看，未导入')
    const over = tried.seemsOver && !options.running
    const leaveOut = options.leaveOut === true
    const done = await execute(city, runCaseImport, { ...asked, leaveOut, over }, attempt())
    const words = done.import
      ? `import ${done.import}${over ? ', as an outbreak that is over' : ''} · 已导入`
      : 'everything was imported before, nothing changed · 已导入过，未改变'
    return answerOf(done, words)
  })
}

const fileOf = (path: string) => ({
  name: basename(path).slice(0, 200),
  content: readInput(path, bytesMax).toString('base64'),
})

type Files = { lineList?: { content: string }; links?: { content: string } }
type Mapping = Static<typeof ImportMapping>

/** A mapping is sent only where an option says more than the heads do; otherwise the office's memory may speak. */
async function mappingsOf(files: Files, { id, from, to, dateOrder }: Options) {
  const [{ readTable }, guesses] = await Promise.all([
    import('@bihuan/interop/line-list/read-table.ts'),
    import('@bihuan/interop/line-list/guess-mapping.ts'),
  ])
  const columnsIn = (file: { content: string } | undefined) => {
    const read = file && readTable(Buffer.from(file.content, 'base64'))
    return read?.ok ? read.table.columns : null
  }
  const lines = id || dateOrder ? columnsIn(files.lineList) : null
  const links = from || to ? columnsIn(files.links) : null
  const guessed = lines && guesses.guessLineMapping(lines)
  const linked = links && guesses.guessLinkMapping(links)
  return {
    ...(guessed
      ? {
          mapping: {
            ...guessed,
            columns: { ...guessed.columns, ...(id ? { id } : {}) },
            dateOrder: dateOrder ?? null,
          } as Mapping,
        }
      : {}),
    ...(linked
      ? {
          linkMapping: {
            columns: { ...linked.columns, ...(from ? { from } : {}), ...(to ? { to } : {}) },
          },
        }
      : {}),
  }
}

function answerOf(outcome: Outcome, words: string): Answer {
  const { rows, linkRows, faults, faultsInAll } = outcome
  const line = (name: string, counts: Outcome['rows']) => [
    name,
    counts.rows,
    counts.written,
    counts.same,
    counts.matched,
    counts.faulty,
  ]
  const heads = ['', 'rows 行', 'new 新', 'same 已有', 'matched 已有病例', 'faulty 有误']
  const shown = faults
    .slice(0, 20)
    .map(
      ({ sheet, row, column, zh, en }) =>
        `  ${sheet} ${row === 0 ? '' : `row ${row}`}${column ? `, ${column}` : ''}: ${zh} / ${en}`,
    )
  return {
    json: outcome,
    text: [
      tableText(heads, [line('line list 一览表', rows), line('links 传染关系', linkRows)]),
      ...(outcome.fromLinks > 0
        ? [`${outcome.fromLinks} more, known by links only · 仅见于传染关系`]
        : []),
      ...shown,
      ...(faultsInAll > shown.length ? [`  … ${faultsInAll} faults in all`] : []),
      painted('dim', words),
    ].join('\n'),
    code: faultsInAll > 0 ? exitCode.refused : exitCode.done,
  }
}
