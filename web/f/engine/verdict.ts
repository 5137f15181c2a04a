import type { EventAnswer, UploadAnswer } from '@bihuan/contract/sampling.ts'
import { type Instant, instantOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { EventsAct, StoredAct, StoredConflict } from './records.ts'
import type { Answer } from './send.ts'

type EventVerdict = Static<typeof EventAnswer>

const blank = { text: '', tube: null, person: null, first: null, act: null }

/** Refusal code and words of a problem+json body; what is none has a code by its status. */
export function refusalOf({ status, body }: Answer): { code: string; text: string } {
  const told = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  return {
    code: typeof told.code === 'string' ? told.code : `http.${status}`,
    text: typeof told.title === 'string' ? told.title : '',
  }
}

/** A whole act that the server refused. */
export function refusedAct(act: StoredAct, answer: Answer, at: Instant): StoredConflict {
  const event = act.kind === 'events' ? act.events[0] : undefined
  return {
    ...blank,
    ...refusalOf(answer),
    id: act.id,
    kind: 'refused',
    at,
    said: act.kind === 'command' ? act.path : (event?.kind ?? ''),
    tube: event ? ('tube' in event ? event.tube : event.from) : null,
    person: event && 'person' in event ? event.person : null,
    act,
  }
}

/** The body of an upload's answer, or null when it does not account for every event: then nobody knows what was kept. */
export function readUpload(body: unknown, events: number): Static<typeof UploadAnswer> | null {
  const told = body as Partial<Static<typeof UploadAnswer>> | null
  const { applied, repeated, refused, answers, serverNow } = told ?? {}
  if (typeof serverNow !== 'string' || !Array.isArray(answers)) return null
  if (Number(applied) + Number(repeated) + Number(refused) !== events) return null
  const named = answers.filter(({ outcome }) => outcome === 'refused').length
  return named === refused ? (told as Static<typeof UploadAnswer>) : null
}

/** What the sampler has to look at after an upload. */
export function conflictsOf(
  acts: readonly EventsAct[],
  answers: readonly EventVerdict[],
  at: Instant,
): StoredConflict[] {
  const byEvent = new Map(
    acts.flatMap((act) => act.events.map((event) => [event.id, { act, event }] as const)),
  )
  return answers.flatMap((answer): StoredConflict[] => {
    const found = byEvent.get(answer.id)
    if (!found) return []
    const { act, event } = found
    const tube = 'tube' in event ? event.tube : event.from
    const about = { ...blank, at, said: event.kind, tube }
    const refused: StoredConflict[] =
      answer.outcome === 'refused'
        ? [
            {
              ...about,
              id: answer.id,
              kind: 'refused',
              code: answer.because ?? 'refused',
              person: 'person' in event ? event.person : null,
              act,
            },
          ]
        : []
    const duplicates = (answer.duplicates ?? []).map(
      ({ person, firstTube, firstAt, firstSite }): StoredConflict => ({
        ...about,
        id: `duplicate ${act.round} ${tube} ${person}`,
        kind: 'duplicate',
        code: 'duplicate',
        person,
        first: { tube: firstTube, at: instantOf(firstAt), site: firstSite },
      }),
    )
    const claims = (answer.claims ?? []).map(
      ({ person, kind }): StoredConflict => ({
        ...about,
        id: `${kind} ${act.round} ${tube} ${person}`,
        kind: 'claim',
        code: kind,
        person,
      }),
    )
    return [...refused, ...duplicates, ...claims]
  })
}
