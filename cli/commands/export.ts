import { type Command, Option } from 'commander'
import { answering } from './answering.ts'
import { type CityOptions, cityNow, inCity, withData } from './city-options.ts'
import { byteOrderMark, csvLine } from './csv.ts'
import { sizeText } from './print.ts'
import { refuseTaken, writeWhole } from './write-file.ts'

// Rows held in memory at once; a city has a million tubes a round.
const rowsAtOnce = 2_000

type Options = CityOptions & { round: string; out: string; yes?: true }

const descriptions = {
  coverage: 'the roll by building · 应检覆盖',
  loops: 'what is owed now · 未闭环事项',
  results: 'released results of tubes, without people · 管结果',
  rounds: 'the round and how far it is · 轮次',
} as const

/** `export coverage|loops|results|rounds`: CSV for a spreadsheet. */
export function registerExport(program: Command): void {
  const group = program
    .command('export')
    .description('CSV that a spreadsheet opens without harm · 导出')
  for (const [name, description] of Object.entries(descriptions) as [
    keyof typeof descriptions,
    string,
  ][]) {
    const command = group
      .command(name)
      .description(description)
      .addOption(new Option('--round <round>', 'such as 2022018').makeOptionMandatory())
      .addOption(new Option('--out <file>', 'the CSV file to write').makeOptionMandatory())
      .option('--yes', 'replace the file if it is there')
    answering<Options>(withData(command), async (_, { round, out, yes, ...options }) => {
      refuseTaken(out, yes === true)
      const [{ exportKinds }, { roundOf }] = await Promise.all([
        import('./export-kinds.ts'),
        import('@bihuan/server/rounds/store.ts'),
      ])
      const { columns, rows } = exportKinds[name]
      return inCity(options, async (city) => {
        const { id } = await roundOf(city.sql, /^20\d{5}$/.test(round) ? round : '0')
        const now = await cityNow(city)
        const written = await writeWhole(out, { gzip: false }, async (sink) => {
          await sink.write(byteOrderMark + csvLine(columns.map(({ head }) => head)))
          let count = 0
          for await (const some of rows(city.sql, String(id), now).cursor(rowsAtOnce)) {
            await sink.write(
              some.map((row) => csvLine(columns.map((column) => column.of(row)))).join(''),
            )
            count += some.length
          }
          return { count, sha256: sink.sha256() }
        })
        const { count, sha256 } = written.outcome
        return {
          json: { file: out, rows: count, bytes: written.bytes, sha256 },
          text: `${out}: ${count} rows, ${sizeText(written.bytes)} · 已导出`,
        }
      })
    })
  }
}
