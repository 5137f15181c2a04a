import { isoOf } from '@bihuan/core/time/instant.ts'
import { useEffect } from 'react'
import { read } from '../../api/client.ts'
import { kept, useAsked, useKept } from '../box/kept.ts'
import { useThere } from '../box/use-there.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import { forgetAnswers } from '../engine/forget-answers.ts'
import type { Outcome } from '../engine/types.ts'
import { useField } from '../engine/use-field.ts'
import {
  type Done,
  type DoneAct,
  type DriveBook,
  freshBook,
  type NoShow,
  type Rider,
  riderKey,
  type Trip,
  tripKey,
} from './drive-view.ts'

const done = kept<Done>('bihuan.drive', {})
const doneMax = 400

const note = (key: string, act: DoneAct) =>
  done.change((all) => Object.fromEntries([...Object.entries(all), [key, act]].slice(-doneMax)))

/** The trips of who is signed in: what the server last said, kept on the phone, with what was done here since. */
export function useDrive() {
  const { account, unsent, conflicts } = useField()
  const isThere = useThere() && account !== null
  const asked = useAsked<DriveBook>(
    account === null ? null : `drive ${account.id}`,
    (signal) => read('/drive-book', { signal, purpose: 'transfer' }),
    isThere,
    15_000,
  )
  const book = freshBook(asked.body, fieldEngine().now())
  const isStale = asked.body !== null && book === null
  // Yesterday's names and addresses are nobody's business any more.
  useEffect(() => {
    if (isStale) forgetAnswers()
  }, [isStale])
  return {
    book,
    cause: asked.cause,
    again: asked.again,
    done: useKept(done),
    isThere,
    unsent: unsent.count,
    refused: conflicts.length,
  }
}

async function keep(path: string, body: object, words: string, key: string, act: DoneAct) {
  const outcome = await fieldEngine().command(path, { ...body, at: act.at }, words, {
    isSignature: true,
  })
  if (outcome.kind === 'kept') note(key, act)
  return outcome
}
const now = () => isoOf(fieldEngine().now())

/** The vehicle sets out, is there, or is disinfected: kept on the phone first, sent when there is network. */
export const driveTrip = (
  trip: Trip,
  act: 'depart' | 'arrive' | 'clean',
  words: string,
): Promise<Outcome> =>
  keep(`/trips/${trip.trip}/${act}`, {}, words, tripKey(trip.trip, act), { act, at: now() })

/** Somebody gets on, by code or by name. */
export const getOn = (
  trip: Trip,
  rider: Rider,
  how: 'code' | 'card' | 'name',
  words: string,
): Promise<Outcome> =>
  keep(
    `/trips/${trip.trip}/riders/${rider.transfer}/on`,
    { how },
    words,
    riderKey(trip.trip, rider.transfer, 'on'),
    { act: 'on', at: now() },
  )

/** Somebody gets off. */
export const getOff = (trip: Trip, rider: Rider, words: string): Promise<Outcome> =>
  keep(
    `/trips/${trip.trip}/riders/${rider.transfer}/off`,
    {},
    words,
    riderKey(trip.trip, rider.transfer, 'off'),
    { act: 'off', at: now() },
  )

/** Somebody does not get on, and why. */
export const missRider = (
  trip: Trip,
  rider: Rider,
  said: { why: NoShow; words: string },
  words: string,
): Promise<Outcome> =>
  keep(
    `/trips/${trip.trip}/riders/${rider.transfer}/no-show`,
    { why: said.why, ...(said.words.trim() ? { words: said.words.trim() } : {}) },
    words,
    riderKey(trip.trip, rider.transfer, 'no-show'),
    { act: 'no-show', at: now(), why: said.why },
  )
