import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { actId } from '../../client/act-id.ts'
import type { InputOf } from '../../client/paths.ts'
import { seeded } from '../../random/random.ts'
import { type Isolation, type IsolationSiteAtWork, tolerate } from './book.ts'
import { guestsOf } from './health.ts'

type Kind = InputOf<'stay-request.note'>['kind']

// Of a hundred people on a day. Invented.
const asks: readonly [Kind, number, string][] = [
  ['supplies', 5, '需要一卷垃圾袋和一瓶洗手液'],
  ['talk', 1, '想和人说说话，睡不好'],
  ['medical', 1, '自带的降压药快吃完了'],
  ['complaint', 1.5, '午饭送到时已经凉了'],
]
const answeredMinutes: Record<Kind, readonly [number, number]> = {
  medical: [10, 40],
  talk: [40, 160],
  complaint: [60, 300],
  supplies: [30, 200],
  meal: [30, 90],
  other: [30, 200],
}

export type Asked = { request: string; kind: Kind }

/** What people at a site ask for today, as the staff write it down. */
export async function askFor(
  isolation: Isolation,
  site: IsolationSiteAtWork,
  at: Instant,
): Promise<Asked[]> {
  const { world } = isolation
  const asked: Asked[] = []
  for (const { stay } of guestsOf(isolation, site)) {
    if (stay === null) continue
    let draw = seeded(world.seed).fork(`asks ${stay} ${at}`).uniform() * 100
    const found = asks.find(([, share]) => {
      draw -= share
      return draw < 0
    })
    if (!found) continue
    const [kind, , words] = found
    const request = actId(world.seed, 'request', [stay, at])
    const kept = await tolerate(world, at, () =>
      world.client.act(site.worker, at, 'stay-request.note', {
        stay,
        request,
        kind,
        words,
        at: isoOf(at),
      }),
    )
    if (!kept) continue
    world.tally.add(kind === 'complaint' ? 'complaints' : 'requests')
    asked.push({ request, kind })
  }
  return asked
}

/** Somebody answers within the hours that its kind takes. */
export function answerLater(
  { world }: Isolation,
  site: IsolationSiteAtWork,
  { request, kind }: Asked,
  at: Instant,
): void {
  const minutes = seeded(world.seed)
    .fork(`answers ${request}`)
    .integer(...answeredMinutes[kind])
  world.agenda.plan(at + minutes * minuteMs, site.place, async (now) => {
    const answered = await tolerate(world, now, () =>
      world.client.act(
        kind === 'complaint' ? site.manager : site.worker,
        now,
        'stay-request.answer',
        {
          request,
          answer: 'done',
          at: isoOf(now),
        },
      ),
    )
    if (answered) world.tally.add('requests answered')
  })
}
