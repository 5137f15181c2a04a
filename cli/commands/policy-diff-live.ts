import { momentText } from '@bihuan/core/policy/moment.ts'
import { effects } from '@bihuan/core/status/effect-of-change.ts'
import { liveDiff } from '@bihuan/server/policy/live-diff.ts'
import type { Answer } from './answering.ts'
import { type CityOptions, cityNow, inCity } from './city-options.ts'
import { openLibrary, packOf, readMoment } from './policy-library.ts'
import { painted, tableText } from './print.ts'

const words: Record<(typeof effects)[number], string> = {
  released: 'free at once 立即解除',
  shortened: 'free sooner 提前解除',
  eased: 'milder 放宽',
  unchanged: 'unchanged 不变',
  stricter: 'stricter 更严',
}

/** Whom a change of packs would touch in the running city: figures and zones, no names; those are read at the desk, for a purpose. */
export async function diffLive(
  before: string,
  after: string,
  options: CityOptions & { at?: string },
): Promise<Answer> {
  const library = openLibrary(undefined)
  for (const id of [before, after]) packOf(library, id)
  return inCity(options, async (city) => {
    const at = options.at === undefined ? await cityNow(city) : readMoment(options.at)
    const { report, isInForce } = await liveDiff(city, { before, after }, at)
    const { people, counts, byBasis, byDistrict, ended, zones } = report
    const line = (name: string, one: typeof counts) => [
      name,
      ...effects.map((effect) => String(one[effect])),
    ]
    const table = (title: string, rows: Record<string, typeof counts>) =>
      tableText(
        [title, ...effects.map((effect) => words[effect])],
        Object.entries(rows).map(([name, one]) => line(name, one)),
      )
    return {
      json: { before, after, at: momentText(at), isInForce, ...report },
      text: [
        painted('bold', `${before} → ${after} @ ${momentText(at)}: ${people} people 人`),
        ...(isInForce
          ? []
          : [
              `${before} is not in force then: as if adopted and confirmed · 此刻未施行，按已确认计算`,
            ]),
        '',
        table('all 全部', { '': counts }),
        '',
        table('reason 原因', byBasis),
        '',
        table('district 区县', byDistrict),
        ...Object.entries(ended).map(([basis, count]) => `${basis}: ${count} end 人结束`),
        ...zones.map(
          (zone) =>
            `${zone.areas.join(', ')}: ${zone.effect}, ${zone.people} people live there 人居住`,
        ),
      ].join('\n'),
    }
  })
}
