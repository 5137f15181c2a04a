import { hourMs, type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { InputOf } from '../../client/paths.ts'
import { seeded } from '../../random/random.ts'
import { signIn } from '../../seed/accounts.ts'
import type { World } from '../world.ts'
import { type Guest, type Isolation, type IsolationSiteAtWork, tolerate } from './book.ts'

type Said = Pick<InputOf<'stay.record-health'>, 'temperature' | 'symptoms'>

// A healthy person has a warm morning once in two hundred and fifty. Fever of an infection from half a day before its onset for three days. Invented.
const warmShare = 0.004
const feverDays = { from: -0.5, until: 3 } as const
const answersWithinMinutes = [8, 40] as const
const dayMs = 24 * hourMs

/** What a thermometer shows, and what somebody says of themselves, at a moment. */
export function healthOf({ world, incubating }: Isolation, person: string, at: Instant): Said {
  const random = seeded(world.seed).fork(`health ${person} ${at}`)
  const round = (celsius: number) => Math.round(celsius * 10) / 10
  const onset = incubating.get(person)?.onsetAt
  const days = onset === undefined ? null : (at - onset) / dayMs
  if (days !== null && days >= feverDays.from && days <= feverDays.until)
    return { temperature: round(37.8 + random.uniform() * 1.4), symptoms: ['fever', 'cough'] }
  if (random.chance(warmShare))
    return { temperature: round(37.4 + random.uniform() * 0.4), symptoms: [] }
  return { temperature: round(36.1 + random.uniform() * 0.8), symptoms: [] }
}

// What the platform proposes; it raises alarms that bind once a person has confirmed it.
const alarmRules = ['fever', 'breathless', 'chest-pain', 'low-mood'] as const

/** The city confirms what raises an alarm. */
export async function confirmAlarms(world: World, at: Instant): Promise<void> {
  for (const rule of alarmRules)
    await tolerate(world, at, () =>
      world.client.act(signIn.cityCommander, at, 'alarm-rule.confirm', { rule }),
    )
}

/** Takes the temperature of everybody at a site; an alarm is answered within the hour. */
export async function takeTemperatures(
  isolation: Isolation,
  site: IsolationSiteAtWork,
  at: Instant,
): Promise<void> {
  const { world } = isolation
  const { client, tally } = world
  for (const { person, stay } of guestsOf(isolation, site)) {
    if (stay === null) continue
    const said = healthOf(isolation, person, at)
    const kept = await tolerate(world, at, () =>
      client.act(site.worker, at, 'stay.record-health', { stay, ...said, at: isoOf(at) }),
    )
    if (kept) tally.add('temperatures')
    if (!kept || kept.alarms === 0) continue
    tally.add('alarms', kept.alarms)
    const minutes = seeded(world.seed)
      .fork(`alarm ${stay} ${at}`)
      .integer(...answersWithinMinutes)
    world.agenda.plan(at + minutes * minuteMs, site.place, (now) =>
      answerAlarms(isolation, site, stay, now),
    )
  }
}

/** Who lives at a site now. */
export const guestsOf = (
  { guests }: Pick<Isolation, 'guests'>,
  site: IsolationSiteAtWork,
): Guest[] =>
  [...guests.values()].filter(
    (one) => one.site === site && one.stay !== null && one.leftAt === null,
  )

async function answerAlarms(
  { world, incubating }: Isolation,
  site: IsolationSiteAtWork,
  stay: string,
  at: Instant,
): Promise<void> {
  const { client, tally } = world
  const shown = await client.ask(site.worker, at, 'stay.show', { stay })
  for (const { alarms } of shown.checks)
    for (const { alarm, answeredAt } of alarms) {
      if (answeredAt !== null) continue
      const isIll = incubating.has(shown.person)
      const answered = await tolerate(world, at, () =>
        client.act(site.worker, at, 'alarm.answer', {
          alarm,
          answer: isIll ? 'doctor-called' : 'measured-again',
          words: isIll ? '驻点医生已到房间查看' : '半小时后复测正常',
          at: isoOf(at),
        }),
      )
      if (answered) tally.add('alarms answered')
    }
}
