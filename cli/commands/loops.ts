import { cityLoopKinds, loopKinds } from '@bihuan/contract/loops.ts'
import { cityIsoOf, instantOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { type Command, Option } from 'commander'
import { answering } from './answering.ts'
import { type CityOptions, cityNow, inCity, wholeBetween, withData } from './city-options.ts'
import { painted, tableText } from './print.ts'

type Options = CityOptions & {
  round?: string
  kind?: string
  area?: string
  owner?: string
  overdue?: true
  limit?: number
}

/** `loops`: what is still owed, by whom, until when. */
export function registerLoops(program: Command): void {
  const command = program
    .command('loops')
    .description('what is still owed, most overdue first · 未闭环事项')
    .option('--round <round>', 'of one round, such as 2022018')
    .addOption(new Option('--kind <kind>', 'of one kind').choices([...loopKinds, ...cityLoopKinds]))
    .option('--area <code>', 'inside one area, by its code')
    .option('--owner <owner>', 'of one owner, such as site:12 or laboratory:1')
    .option('--overdue', 'only what is past its time')
    .option('--limit <n>', 'how many to list, 1 to 500', wholeBetween(1, 500), 100)
  answering<Options>(withData(command), async (_, { data, json: _json, ...params }) => {
    const [{ ask }, { openLoops }, { operator }] = await Promise.all([
      import('@bihuan/server/door/query.ts'),
      import('@bihuan/server/loops/open-loops.ts'),
      import('../with-city.ts'),
    ])
    return inCity(data === undefined ? {} : { data }, async (city) => {
      const now = await cityNow(city)
      const found = await ask(city, openLoops, params, {
        now,
        actor: operator('city-commander'),
        purpose: null,
      })
      const rows = found.loops.map((loop) => [
        loop.kind,
        loop.subject,
        loop.areaName,
        loop.owner,
        cityIsoOf(instantOf(loop.dueAt)),
        lateText(now - instantOf(loop.dueAt)),
        loop.nextStep,
      ])
      const counts = found.counts.map(({ kind, open, overdue }) => [kind, open, overdue])
      const text =
        counts.length === 0
          ? 'nothing is owed · 没有未闭环事项'
          : [
              tableText(['kind', 'open 未结', 'overdue 超时'], counts),
              '',
              tableText(['kind', 'subject', 'area', 'owner', 'due', 'late', 'next step'], rows),
              painted('dim', `as of ${cityIsoOf(now)}`),
            ].join('\n')
      return { json: found, text }
    })
  })
}

function lateText(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / minuteMs)
  const text =
    minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
  return ms > 0 ? painted('red', `${text} late`) : `in ${text}`
}
