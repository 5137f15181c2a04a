import { retentionIds, retentionKinds } from '@bihuan/core/retention/kinds.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { City } from '@bihuan/server/door/command.ts'
import type { Certificate } from '@bihuan/server/retention/certificate.ts'
import type { Command } from 'commander'
import { exitCode } from '../exit-code.ts'
import { type Answer, answering } from './answering.ts'
import { type CityOptions, cityNow, inCity, withData } from './city-options.ts'
import { tableText } from './print.ts'

type Options = CityOptions

/** `retention`: what is kept and how long; `retention run` erases what is due; `retention certificates` shows what went. */
export function registerRetention(program: Command): void {
  const retention = program
    .command('retention')
    .description('what is kept about people, and its erasure at the end of its clock · 保存与删除')
  answering<Options>(
    retention
      .command('kinds')
      .description('every kind of data about people, with its clock · 各类数据及期限'),
    async () => kinds(),
  )
  answering<Options>(
    withData(
      retention
        .command('run')
        .description(
          'erase what is due now, as the nightly job does; each erasure is certified · 删除到期数据',
        ),
    ),
    async (_, options) => inCity(options, run),
  )
  answering<Options>(
    withData(
      retention
        .command('certificates')
        .description(
          'the certificates of what was erased, and whether the city signed them · 删除证明',
        ),
    ),
    async (_, options) => inCity(options, certificates),
  )
}

function kinds(): Answer {
  const rows = retentionIds.map((kind) => {
    const { name, days, start, source } = retentionKinds[kind]
    return { kind, name, days, start, source }
  })
  return {
    json: { kinds: rows },
    text: tableText(
      ['kind 类别', 'name', 'days 天', 'clock begins with', 'source 依据'],
      rows.map(({ kind, name, days, start, source }) => [kind, name.en, days, start, source]),
    ),
  }
}

const told = (list: readonly Certificate[]) =>
  tableText(
    ['erased at', 'kind 类别', 'rows 行', 'keys 密钥', 'certificate 证明'],
    list.map(({ erasedAt, kind, tables, keys, id }) => [
      isoOf(erasedAt),
      kind,
      tables.reduce((sum, { rows }) => sum + rows, 0),
      keys.length,
      id,
    ]),
  )

async function run(city: City): Promise<Answer> {
  const { runRetention } = await import('@bihuan/server/retention/run-retention.ts')
  const ran = await runRetention(city.sql, city, await cityNow(city), Date.now())
  const faults = ran.failed.map(({ kind, why }) => `${kind}: ${why}`)
  return {
    json: { erased: ran.certificates, failed: ran.failed },
    text: [
      ran.certificates.length === 0 ? 'nothing was due · 没有到期的数据' : told(ran.certificates),
      ...(faults.length > 0 ? ['', 'not erased, tried again by the next run:', ...faults] : []),
    ].join('\n'),
    code: ran.failed.length === 0 ? exitCode.done : exitCode.fault,
  }
}

async function certificates(city: City): Promise<Answer> {
  const { isCertified } = await import('@bihuan/server/retention/certificate.ts')
  const rows = await city.sql<{ id: string; document: Certificate; signature: Buffer }[]>`
    select id, document, signature from erasures order by erased_at, id`
  const list = rows.map(({ id, document, signature }) => ({
    ...document,
    isSigned: document.id === id && isCertified(document, signature, city.keys),
  }))
  const forged = list.filter(({ isSigned }) => !isSigned)
  return {
    json: { certificates: list },
    text: [
      list.length === 0 ? 'nothing has been erased yet · 尚无删除记录' : told(list),
      ...(forged.length > 0
        ? ['', `NOT signed by this city: ${forged.map(({ id }) => id).join(', ')}`]
        : []),
    ].join('\n'),
    code: forged.length === 0 ? exitCode.done : exitCode.fault,
  }
}
