import { existsSync, readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { answering } from './answering.ts'
import { type CityOptions, cityNow, inCity, withData } from './city-options.ts'
import { Refusal } from './refusal.ts'

type Options = CityOptions & { mirror: string }

const entryBytes = 32
const refusals = {
  copy: [
    '这份副本不是本市日志签过名的内容：请换一份，并核对来源',
    'This copy is not what the log of this city has signed: take another one, and ask where it came from',
  ],
  broken: [
    '现有日志的数据已损坏：请先从备份恢复完整的数据库',
    'The log that is here is damaged: restore a whole database from a backup first',
  ],
  past: [
    '副本与现有日志的开头不同：两者之一被改写过。请保留两份并调查',
    'The copy and the log that is here begin differently: one of the two was changed. Keep both and investigate',
  ],
  'nothing-lost': [
    '现有日志不比副本短，没有要补的',
    'The log that is here is as long as the copy: there is nothing to give back',
  ],
} as const

/** `log`: the public log after a restore. */
export function registerLog(program: Command): void {
  const log = program.command('log').description('the public log of orders · 公开日志')
  const refill = log
    .command('refill')
    .description('give the log back what a restore took from it · 用副本补回日志')
    .requiredOption(
      '--mirror <file>',
      'a copy that the witness program kept (mirror), <file>.checkpoint beside it',
    )
  answering<Options>(withData(refill), async (_, { data, mirror }) => {
    const beside = `${mirror}.checkpoint`
    for (const file of [mirror, beside])
      if (!existsSync(file))
        throw new Refusal('log.no-copy', `没有文件 ${file}`, `There is no file ${file}`)
    const bytes = readFileSync(mirror)
    const note = readFileSync(beside, 'utf8')
    const entries = Array.from({ length: Math.floor(bytes.length / entryBytes) }, (_entry, n) =>
      Uint8Array.from(bytes.subarray(n * entryBytes, (n + 1) * entryBytes)),
    )
    const { refillLog } = await import('@bihuan/server/transparency/refill-log.ts')
    return inCity(data === undefined ? {} : { data }, async (city) => {
      const found = await refillLog(city, { entries, note }, await cityNow(city))
      if (!found.ok) {
        const [zh, en] = refusals[found.because]
        throw new Refusal(`log.${found.because}`, zh, en)
      }
      const { size, added } = found
      return {
        json: { size, added },
        text: `${added} entries given back, ${size} in all. Their documents are lost: the watch names each. 已补回 ${added} 项，共 ${size} 项；其内容已丢失，警报会逐项列出`,
      }
    })
  })
}
