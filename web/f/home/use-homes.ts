import { isoOf } from '@bihuan/core/time/instant.ts'
import { read } from '../../api/client.ts'
import { kept, useAsked, useKept } from '../box/kept.ts'
import { useThere } from '../box/use-there.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import type { Outcome } from '../engine/types.ts'
import { useField } from '../engine/use-field.ts'
import type { Done, DoneAt } from './home-view.ts'
import type { DoorState, HomeStays, Must, RequestKind } from './wire.ts'

const done = kept<Done>('bihuan.homes', {})
const doneMax = 1_000

const note = (stay: string, act: DoneAt) =>
  done.change((all) =>
    Object.fromEntries(
      [
        ...Object.entries(all).filter(([key]) => key !== stay),
        [stay, { ...all[stay], ...act }],
      ].slice(-doneMax),
    ),
  )

/** The homes of who is signed in: what the server last said, kept on the phone with names masked, and what was done here since. */
export function useHomes() {
  const { account, unsent, conflicts } = useField()
  const isThere = useThere() && account !== null
  const asked = useAsked<HomeStays>(
    account === null ? null : `homes ${account.id}`,
    (signal) => read('/home-stays?list=mine&limit=500', { signal, purpose: 'isolation' }),
    isThere,
    30_000,
  )
  return {
    homes: asked.body,
    at: asked.at,
    cause: asked.cause,
    again: asked.again,
    done: useKept(done),
    isThere,
    unsent: unsent.count,
    refused: conflicts.length,
  }
}

const now = () => isoOf(fieldEngine().now())

async function keep(stay: string, path: string, body: object, words: string, act: DoneAt) {
  const outcome = await fieldEngine().command(path, body, words, { isSignature: true })
  if (outcome.kind === 'kept') note(stay, act)
  return outcome
}

export type Seen = {
  state: DoorState
  musts: readonly { must: Must; kept: boolean }[]
  temperature: number | null
  symptoms: readonly string[]
  words: string
}

/** What was seen at a door: kept on the phone first, sent when there is network. */
export function keepVisit(stay: string, seen: Seen, words: string): Promise<Outcome> {
  const at = now()
  const { state, temperature } = seen
  const isSeen = state === 'seen'
  return keep(
    stay,
    `/home-stays/${stay}/visits`,
    {
      at,
      state,
      ...(isSeen ? { musts: seen.musts, symptoms: seen.symptoms } : {}),
      ...(isSeen && temperature !== null ? { temperature } : {}),
      ...(seen.words.trim() ? { words: seen.words.trim() } : {}),
    },
    words,
    isSeen ? { state, seenAt: at } : { state },
  )
}

/** Bags that the home handed over. */
export const keepWaste = (stay: string, bags: number, words: string): Promise<Outcome> =>
  keep(stay, `/home-stays/${stay}/waste`, { at: now(), bags, sprayed: true }, words, { bags })

/** What somebody asks for at the door. */
export const keepRequest = (
  stay: string,
  asked: { kind: RequestKind; words: string },
  words: string,
): Promise<Outcome> =>
  keep(stay, `/home-stays/${stay}/requests`, { at: now(), ...asked }, words, { requests: 1 })

/** The release notice was handed over. */
export const keepEnd = (stay: string, words: string): Promise<Outcome> =>
  keep(stay, `/home-stays/${stay}/end`, { at: now(), how: 'released' }, words, { ended: true })
