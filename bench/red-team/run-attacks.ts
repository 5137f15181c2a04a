import type { StatusClass } from '@bihuan/core/policy/words.ts'
import type { Attack, Done, Rights } from './attack.ts'
import type { Stand } from './stand.ts'

/** How one attack ended. */
export type Outcome = {
  way: string
  by: Rights
  tries: string
  /** How many people it was to restrict, how many of them are restricted by it, and how many are reminded of something. */
  people: number
  restricted: number
  reminded: number
  /** Who saw it: an alarm, a refusal in the audit, or the database itself, which did not do it (SQLSTATE). */
  seenBy: string[]
  seconds: number | null
}

const isStrict = (one: StatusClass): boolean => one === 'stay' || one === 'limit'

async function classes(stand: Stand, { victims }: Done): Promise<StatusClass[]> {
  const read = victims.map(({ person, at }) => stand.status(person, at))
  return (await Promise.all(read)).map((status) => status.class)
}

/** An attack that was run, and what is to be found out about it. */
export type Underway = {
  attack: Attack
  done: Done
  outcome: Outcome
  began: number
  /** Alarms that were there before it. */
  before: ReadonlySet<string>
}

const alarmsIn = (stand: Stand) => stand.owner<{ id: string; kind: string; subject: string }[]>`
  select id, kind, subject from alarms`

const refusalsIn = async (stand: Stand): Promise<number> => {
  const [row] = await stand.owner<{ rows: number }[]>`select count(*)::int as rows from refusals`
  return row?.rows ?? 0
}

/** Runs an attack and asks the product at once what it came to. */
export async function begin(stand: Stand, attack: Attack): Promise<Underway> {
  const began = performance.now()
  const before = await refusalsIn(stand)
  const known = new Set((await alarmsIn(stand)).map(({ id }) => id))
  const done = await attack.run(stand)
  const { way, by, tries } = attack
  const outcome: Outcome = {
    way,
    by,
    tries,
    people: new Set(done.victims.map(({ person }) => person)).size,
    restricted: 0,
    reminded: 0,
    seenBy: [],
    seconds: null,
  }
  const underway = { attack, done, outcome, began, before: known }
  await askEffect(stand, underway)
  const refusals = (await refusalsIn(stand)) - before
  // Every refusal of the door is a row in the audit; one that is missing was not seen.
  if (done.refused > 0 && refusals >= done.refused) seen(underway, 'refusal')
  if (done.denied.length > 0) seen(underway, `database ${[...new Set(done.denied)].join(', ')}`)
  return underway
}

function seen({ outcome, began }: Underway, by: string): void {
  if (!outcome.seenBy.includes(by)) outcome.seenBy.push(by)
  outcome.seconds ??= Math.round((performance.now() - began) / 100) / 10
}

/** Asks again whom it restricts: what took effect for a moment counts for good. */
export async function askEffect(stand: Stand, { done, outcome }: Underway): Promise<void> {
  const found = await classes(stand, done)
  outcome.restricted = Math.max(outcome.restricted, found.filter(isStrict).length)
  outcome.reminded = Math.max(outcome.reminded, found.filter((one) => one === 'remind').length)
}

/** Looks which attacks have an alarm by now. */
export async function look(stand: Stand, underway: readonly Underway[]): Promise<void> {
  const alarms = await alarmsIn(stand)
  for (const one of underway)
    for (const { id, kind, subject } of alarms)
      if (!one.before.has(id) && one.done.subjects.some((begin) => subject.startsWith(begin)))
        seen(one, `alarm ${kind}`)
}
