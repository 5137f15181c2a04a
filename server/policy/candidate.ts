import { adoptionAt } from '@bihuan/core/policy/adopted.ts'
import type { Adoption } from '@bihuan/core/policy/adoption.ts'
import { readSourceText } from '@bihuan/core/policy/adoption-source.ts'
import { openValues } from '@bihuan/core/policy/adoption-values.ts'
import type { Library } from '@bihuan/core/policy/library.ts'
import type { Pack } from '@bihuan/core/policy/pack.ts'
import type { Confirmation } from '@bihuan/core/policy/parameter.ts'
import { confirm } from '@bihuan/core/policy/parameters.ts'
import { resolvePack } from '@bihuan/core/policy/resolve.ts'
import type { Rules } from '@bihuan/core/status/order-measure.ts'
import { hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { readSigning } from '../signing/store.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { trustOf } from '../trust/trust-of.ts'
import { readAdoptions } from './adoptions.ts'
import { shippedLibrary } from './shipped.ts'

/** Rules that may come: of a pack that ships, or of a draft that waits for its signatures. */
export type Candidate = {
  readonly library: Library
  readonly pack: Pack
  readonly rules: Rules
  /** The moment at which people are looked at. */
  readonly at: Instant
  /** As if every value were confirmed, none, or as the draft has it. */
  readonly confirmed: 'all' | 'none' | 'given'
}

/** A pack by its id. Throws a Problem that names those that there are. */
export function packIn(library: Library, id: string): Pack {
  const pack = library.packs.get(id)
  if (pack) return pack
  throw new Problem('policy.no-pack', { pack: id, known: [...library.packs.keys()].join(', ') })
}

/** The moment from which a pack could begin: the one that is asked for, else as soon as its own time allows. */
export function beginningOf({ id, period }: Pack, wanted: Instant | null, now: Instant): Instant {
  if (period.until !== null && period.until <= now)
    throw new Problem('policy.over', { pack: id, until: isoOf(period.until) })
  const at = wanted ?? Math.max(now, period.from)
  if (at < period.from || (period.until !== null && at >= period.until))
    throw new Problem('policy.from-outside', {
      pack: id,
      from: isoOf(period.from),
      until: period.until === null ? '–' : isoOf(period.until),
    })
  return at
}

/** The rules of a pack at a moment with what was confirmed. Throws a Problem for a pack that does not fit together. */
export function rulesFor(
  library: Library,
  pack: Pack,
  at: Instant,
  confirmations: readonly Confirmation[],
): Rules {
  const resolved = resolvePack(library, pack.id, at, confirmations)
  if (!resolved.ok)
    throw new Problem(
      'policy.faulty',
      {},
      resolved.faults.map(({ file, path, code, zh, en }) => ({
        pointer: `${file} ${path}`,
        code,
        zh,
        en,
      })),
    )
  return { policy: resolved.policy, transition: pack.transition }
}

/** As if an officer had confirmed every open value: for looking ahead, never for binding. */
export const everythingConfirmed = (library: Library, pack: string): readonly Confirmation[] =>
  openValues(library, pack).map((one) => confirm(one, { by: '', at: 0, note: '' }))

/** The rules that are asked about: those of a draft by its own text and confirmations, or of a pack that ships or was adopted. */
export async function candidateOf(
  sql: Reader,
  anchors: TrustAnchors,
  asked: { pack?: string; signing?: string; at?: Instant | null; confirmed?: 'all' | 'none' },
  now: Instant,
): Promise<Candidate> {
  if (asked.signing !== undefined) return ofDraft(sql, asked.signing)
  const confirmed = asked.confirmed ?? 'all'
  const library = await libraryWith(sql, anchors, asked.pack ?? '')
  const pack = packIn(library, asked.pack ?? '')
  const begins = beginningOf(pack, asked.at ?? null, now)
  const given = confirmed === 'all' ? everythingConfirmed(library, pack.id) : []
  // Whoever is under an order now will long be free when a distant pack begins: it is looked at as if it began now.
  const isAsked = asked.at !== null && asked.at !== undefined
  const at = isAsked || begins - now <= aheadMs ? begins : now
  return { library, pack, rules: rulesFor(library, pack, begins, given), at, confirmed }
}

const aheadMs = 7 * 24 * hourMs

/** The rules of a pack as if everything were confirmed, at a moment or the nearest one of its own time. */
export function rulesAsIf(library: Library, id: string, at: Instant): Rules {
  const pack = packIn(library, id)
  const { from, until } = pack.period
  const moment = Math.max(from, until === null ? at : Math.min(at, until - 1))
  return rulesFor(library, pack, moment, everythingConfirmed(library, id))
}

/** The library in which a pack is read: the text of its adoption where there is one, else what ships. */
export async function libraryWith(
  sql: Reader,
  anchors: TrustAnchors,
  pack: string,
): Promise<Library> {
  const { held } = await readAdoptions(sql, await trustOf(sql, anchors))
  return held.findLast(({ adoption }) => adoption.pack === pack)?.library ?? shippedLibrary()
}

/** The adoption in force at a moment, or null. */
export async function adoptedAt(sql: Reader, anchors: TrustAnchors, at: Instant) {
  const { held, isMissing } = await readAdoptions(sql, await trustOf(sql, anchors))
  return isMissing ? null : adoptionAt(held, at)
}

async function ofDraft(sql: Reader, signing: string): Promise<Candidate> {
  const row = await readSigning(sql, signing)
  const [draft] = await sql<{ source: string }[]>`
    select source from policy_drafts where signing_id = ${signing}`
  const read = draft ? readSourceText(draft.source) : null
  if (row?.kind !== 'adoption' || !read?.ok) throw new Problem('signing.unknown')
  const { pack: id, from, confirmations } = row.document as Adoption
  const pack = packIn(read.library, id)
  const rules = rulesFor(read.library, pack, from, confirmations)
  return { library: read.library, pack, rules, at: from, confirmed: 'given' }
}
