import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { roles } from '@bihuan/contract/access.ts'
import { cityCode } from '../database.ts'
import { openFolder } from '../history/open-folder.ts'
import { startProduct } from '../product/product.ts'
import { deskLines, promisedMs, runDesk, thorough } from './run-desk.ts'

const help = `Asks the first page of every list and board for every role, on a folder that bench/history/main.ts has filled.

  node bench/desk/main.ts --reuse DIR [--quick] [--role ROLE] [--json FILE]

  --quick       three times each where a page is slow, instead of twenty
  --role ROLE   only this role, again and again for several
`
const say = (text: string) => void process.stderr.write(`  ${text}\n`)

async function main(): Promise<number> {
  let values: { reuse?: string; json?: string; quick?: boolean; role?: string[]; help?: boolean }
  try {
    values = parseArgs({
      options: {
        reuse: { type: 'string' },
        json: { type: 'string' },
        quick: { type: 'boolean' },
        role: { type: 'string', multiple: true },
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`)
    return 2
  }
  if (values.help || values.reuse === undefined) {
    process.stdout.write(help)
    return values.help ? 0 : 2
  }
  const folder = values.reuse
  const asked = values.role?.filter((name) => roles.some((role) => role === name))
  if (asked?.length !== values.role?.length) {
    process.stderr.write(`--role must be one of ${roles.join(', ')}\n`)
    return 2
  }
  const care = {
    ...thorough,
    ...(values.quick ? { samples: 5, patienceMs: 500 } : {}),
    roles: roles.filter((role) => asked === undefined || asked.includes(role)),
  }
  const { cluster, city, close } = await openFolder(folder, false)
  const database = {
    url: cluster.url,
    folder,
    cityCode,
    keysFile: join(folder, 'keys'),
    pid: () => cluster.pid,
    city,
    close,
  }
  const [round] = await city.sql<{ opensAt: number; people: number }[]>`
    select opens_at, (select count(*)::int from people) as people from rounds order by opens_at desc limit 1`
  const product = await startProduct(database, { direct: true, now: round?.opensAt ?? 0 })
  try {
    const options = {
      people: round?.people ?? 0,
      profile: 'desk' as const,
      seed: 1,
      data: folder,
      keep: true,
      direct: true,
      json: values.json ?? null,
      html: null,
    }
    const figures = await runDesk(
      { options, say, city, database, product: async () => product },
      care,
    )
    for (const line of deskLines(figures)) say(line)
    for (const fault of figures.desk_faults) say(`NOT ANSWERED ${fault}`)
    say(
      `${figures.desk_pages} pages, ${figures.desk_pages_over_300_ms} over ${promisedMs} ms, slowest ${figures.desk_slowest}: ${figures.desk_p95_ms_max} ms`,
    )
    if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`)
    return figures.desk_faulty === 0 && figures.desk_p95_ms_max <= promisedMs ? 0 : 1
  } finally {
    await product.stop()
    await close()
  }
}

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${(error as Error).stack}\n`)
    process.exit(1)
  },
)
