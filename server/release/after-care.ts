import type { afterCareKinds } from '@bihuan/contract/release.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { stagesOf, trackOf } from '@bihuan/core/policy/track-days.ts'
import type { Words } from '@bihuan/core/policy/words.ts'
import type { Release } from '@bihuan/core/release/release.ts'
import { cityDateOf, cityInstant, hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { derivedId } from '../door/derived-id.ts'

export type AfterCareKind = (typeof afterCareKinds)[number]
type Task = { kind: AfterCareKind; day: number | null; from: Instant; dueAt: Instant }

/** Somebody who was let go, with the clock of their days. */
export type Gone = {
  readonly stay: string
  readonly person: string
  readonly area: string
  readonly reason: string
  readonly clockStart: Instant | null
  readonly release: Release
}

const dayMs = 24 * hourMs

/**
 * What is done for somebody after they left: the tests of the stages to come, on the days of the rules; a call of the grid worker on the day after; and one when all
 * is over. Where the rules ask for nothing more there is only the call.
 */
export function tasksAfter(
  { reason, clockStart, release }: Gone,
  policy: Policy,
  at: Instant,
): Task[] {
  const tomorrow = cityInstant(cityDateOf(at), '00:00') + dayMs
  const call: Task = { kind: 'contact', day: null, from: at, dueAt: tomorrow + dayMs }
  if (release.next === null || clockStart === null || trackOf(policy, reason) === null)
    return [call]
  const spans = stagesOf(policy, reason, clockStart)?.stages ?? []
  const ahead = spans.filter(({ until, place }) => place !== null && (until === null || until > at))
  const { next } = release
  const from = ahead.findIndex(({ place }) => place === next.place)
  const tests = (from < 0 ? [] : ahead.slice(from)).flatMap(({ tests }) =>
    tests.filter(({ until }) => until > at),
  )
  const end = ahead.at(-1)?.until ?? null
  return [
    call,
    ...tests.map(
      (test): Task => ({
        kind: 'test',
        day: test.day,
        from: Math.max(test.from, at),
        dueAt: test.until,
      }),
    ),
    ...(end === null
      ? []
      : [{ kind: 'follow-up' as const, day: null, from: end, dueAt: end + dayMs }]),
  ]
}

/** Writes what is to be done after a release; the same act writes nothing twice. Gives how many tasks there are of each stay. */
export async function openAfterCare(
  tx: Tx,
  gone: readonly (Gone & { readonly tasks: readonly Task[] })[],
  at: Instant,
): Promise<void> {
  const rows = gone.flatMap(({ stay, person, area, tasks }) =>
    tasks.map((task) => ({
      ...task,
      stay,
      person,
      area,
      id: derivedId('after-care', stay, task.kind, String(task.day ?? ''), String(task.dueAt)),
    })),
  )
  if (rows.length === 0) return
  const of = <T>(value: (row: (typeof rows)[number]) => T) => rows.map(value)
  const iso = (moment: Instant) => new Date(moment).toISOString()
  await tx`
    insert into after_care (id, stay_id, person_id, area_code, kind, day, from_at, due_at, made_at)
    select g.*, ${at}::timestamptz
    from unnest(${of(({ id }) => id)}::uuid[], ${of(({ stay }) => stay)}::uuid[], ${of(({ person }) => person)}::bigint[],
      ${of(({ area }) => area)}::text[], ${of(({ kind }) => kind)}::text[], ${of(({ day }) => day)}::smallint[],
      ${of((row) => iso(row.from))}::timestamptz[], ${of((row) => iso(row.dueAt))}::timestamptz[]) g
    on conflict (id) do nothing`
}

/** What a task asks for, for whoever does it and for whom it is done. */
export function taskWords(kind: AfterCareKind, day: number | null): Words {
  if (kind === 'test')
    return { zh: `居家第${day}天核酸检测（单采）`, en: `Single test at home, day ${day}` }
  return kind === 'contact'
    ? {
        zh: '网格员回访：平安到家，讲明后续要求',
        en: 'Call of the grid worker: home safely, what comes next',
      }
    : { zh: '期满随访', en: 'Follow-up at the end' }
}
