import { type Command, InvalidArgumentError } from 'commander'
import { readCityFile, writeCityFile } from '../start/city-file.ts'
import { answering, note } from './answering.ts'
import { type CityOptions, folderOf, wholeBetween, withData } from './city-options.ts'
import { tableText } from './print.ts'
import { Refusal } from './refusal.ts'

type Options = CityOptions & { scale: number; seed: number }

function scaleOf(text: string): number {
  const value = Number(text)
  if (!(value >= 0.0001 && value <= 1))
    throw new InvalidArgumentError('a share from 0.0001 to 1 is needed')
  return value
}

/** `seed`: fills an empty city with an invented population and the round of notice 18 of 2022, as `start` would. */
export function registerSeed(program: Command): void {
  const command = program
    .command('seed')
    .description(
      'invent a city and publish its first round, without serving it; the same order again changes nothing · 生成虚构城市',
    )
    .option(
      '--scale <share>',
      'share of the real city, 0.0001 to 1; 0.01 is 126,000 people',
      scaleOf,
      0.01,
    )
    .option('--seed <n>', 'another seed, another city', wholeBetween(0, 2 ** 31), 1)
  answering<Options>(withData(command), async (_, { scale, seed, ...options }) => {
    const folder = folderOf(options)
    const found = readCityFile(folder)
    const isSame = found?.kind === 'demo' && found.seed === seed && found.scale === scale
    if (found && found.kind !== 'unfinished' && !isSame) throw inhabited(folder)
    const [{ inventCity }, { isEmpty, openStore }] = await Promise.all([
      import('../start/invent-city.ts'),
      loaded(),
    ])
    const store = await openStore(folder)
    try {
      if (!found && !(await isEmpty(store))) throw inhabited(folder)
      writeCityFile(folder, { kind: 'unfinished' })
      note('inventing the city · 正在生成')
      const began = performance.now()
      const { plan, people, due, accounts } = await inventCity(store, seed, scale)
      writeCityFile(folder, { kind: 'demo', seed, scale })
      const outcome = {
        people,
        due,
        accounts,
        sites: plan.sites.length,
        laboratories: plan.laboratories.length,
        round: String(plan.notice.round),
        seconds: Math.round((performance.now() - began) / 100) / 10,
      }
      const heads = [
        'people 人',
        'due 应检',
        'accounts 账号',
        'sites 采样点',
        'laboratories 实验室',
        'round 轮次',
        'seconds',
      ]
      return { json: outcome, text: tableText(heads, [Object.values(outcome)]) }
    } finally {
      await store.stop()
    }
  })
}

const inhabited = (folder: string) =>
  new Refusal(
    'city.not-empty',
    `${folder} 中已有另一座城市：请用 --data 另选文件夹`,
    `${folder} holds another city already: choose another folder with --data`,
  )

/** What opening a store needs, and whether nobody lives in its city yet. */
async function loaded() {
  const [{ cityCode, openStore }, { openCity }] = await Promise.all([
    import('../with-city.ts'),
    import('@bihuan/server/serve.ts'),
  ])
  const isEmpty = async (store: Awaited<ReturnType<typeof openStore>>): Promise<boolean> => {
    const { sql } = await openCity({ databaseUrl: store.url, cityCode, keys: store.keys })
    try {
      return (await sql`select from people limit 1`).length === 0
    } finally {
      await sql.end({ timeout: 5 })
    }
  }
  return { openStore, isEmpty }
}
