import { hourMs } from '@bihuan/core/time/instant.ts'
import { knownCase } from '../cases/store.ts'
import { idsOf } from '../facts/ids-of.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import type { Finisher } from '../signing/finisher.ts'
import type { CoPresenceBody } from './ask-co-presence.ts'
import { attestedOr } from './posts.ts'
import { searchVisits } from './search-visits.ts'

/** How long an answer can be read. */
export const answerLivesMs = 24 * hourMs

/**
 * Runs a search of venue visits that two officers of two units signed. Everybody in the answer gets a trace in the same transaction: they can see
 * that they were in a search, and by whom. What comes out are candidates; nobody becomes a contact and no fact is written.
 */
export const finishCoPresence: Finisher = async (tx, signed, request) => {
  const { attestation } = await attestedOr<CoPresenceBody>(tx, 'co-presence', signed, request)
  const { body, by } = attestation
  const { keys, now, actor } = request
  const { personId } = await knownCase(tx, body.case)
  const leaving = personId === null ? [] : await idsOf(tx, personId)
  const found = await searchVisits(tx, body.visits, { leaving, least: body.minutes })
  const people = [...new Set(found.map((one) => one.personId))]
  const venues = new Set(body.visits.map(({ venue }) => venue)).size
  const search = signed.signing
  const [first, second] = by
  await tx`
    insert into co_presence_searches (id, case_id, area_code, document, assertions, digest, signed_by, second_by, venues, people, at, expires_at)
    values (${search}, ${body.case}, ${signed.area}, ${tx.json(keys.sealedJson('facts', now, signed.document) as never)},
      ${tx.json(signed.assertions as never)}, ${signed.digest}, ${first?.officer ?? ''}, ${second?.officer ?? ''}, ${venues}, ${people.length},
      ${now}, ${now + answerLivesMs})`
  await tx`
    insert into co_presence_candidates (search_id, person_id, venue_id, from_at, until_at, minutes)
    select ${search}, * from unnest(${found.map((one) => one.personId)}::bigint[], ${found.map(({ venueId }) => venueId)}::uuid[],
      ${found.map(({ fromAt }) => new Date(fromAt).toISOString())}::timestamptz[],
      ${found.map(({ untilAt }) => new Date(untilAt).toISOString())}::timestamptz[], ${found.map(({ minutes }) => minutes)}::int[])`
  await leaveListTraces(tx, {
    people,
    query: 'co-presence.search',
    actor,
    purpose: 'case-investigation',
    at: now,
  })
  return search
}
