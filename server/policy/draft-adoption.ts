import { AdoptionDrafted, DraftAdoption } from '@bihuan/contract/policy.ts'
import { guard } from '@bihuan/core/orders/limits.ts'
import { type Adoption, sourceDigest } from '@bihuan/core/policy/adoption.ts'
import { sourceText } from '@bihuan/core/policy/adoption-source.ts'
import { openValues } from '@bihuan/core/policy/adoption-values.ts'
import type { Library } from '@bihuan/core/policy/library.ts'
import type { AnyParameter } from '@bihuan/core/policy/parameter.ts'
import { confirm } from '@bihuan/core/policy/parameters.ts'
import { type Instant, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { officerFor, postFaults, signerOf } from '../orders/signers.ts'
import { openSigning } from '../signing/open-signing.ts'
import { nodeCrypto } from '../trust/node-crypto.ts'
import { trustOf } from '../trust/trust-of.ts'
import { readAdoptions } from './adoptions.ts'
import { beginningOf, packIn, rulesFor } from './candidate.ts'
import { demandCases } from './check-draft.ts'
import { effectReport } from './effect-report.ts'
import { adoptionDigest } from './insert-adoption.ts'
import { localRules } from './local-rules.ts'
import { policyRoles } from './roles.ts'
import { rulesAt } from './rules-at.ts'
import { changesView } from './views.ts'

type Input = Static<typeof DraftAdoption>

/** The rules that are to come, whole and with passing cases, or everything that is wrong with them. */
function readRules({ pack: id, files, from }: Input, now: Instant) {
  const read = localRules(files ?? [], id)
  if (!read.ok)
    throw new Problem(
      'policy.faulty',
      {},
      read.faults.map(({ file, path, line, code, zh, en }) => ({
        pointer: `${file} ${path}`,
        code,
        zh,
        en,
        row: line,
      })),
    )
  const { library, raw, cases } = read.rules
  const pack = packIn(library, id)
  const run = demandCases(library, cases, id)
  const wanted = from === undefined ? null : instantOf(from)
  if (wanted !== null && wanted < now - guard.clockSkewMs) throw new Problem('policy.from-past')
  const at = beginningOf(pack, wanted, now)
  const source = sourceText(raw, id)
  if (source === null) throw new Problem('policy.no-pack', { pack: id, known: '' })
  return { library, pack, source, at, run }
}

/** The officer's word for each value; one that is no open value, or has another figure by now, is refused. */
function confirmationsOf(
  library: Library,
  { pack, confirmations }: Input,
  { actor, now }: Request,
): { given: Adoption['confirmations']; open: readonly AnyParameter[] } {
  const waiting = openValues(library, pack)
  const key = (path: string, v: string) => `${path}=${v}`
  const byKey = new Map(waiting.map((one) => [key(one.path, JSON.stringify(one.v)), one]))
  const given = confirmations.map(({ path, v, note }) => {
    const found = byKey.get(key(path, v))
    if (!found) throw new Problem('policy.confirmation-unknown', { path })
    byKey.delete(key(path, v))
    return confirm(found, { by: actor.id, at: now, note: note.normalize('NFC') })
  })
  return { given, open: [...byKey.values()] }
}

/** Both officers with their posts over the whole city, or what is missing. */
async function signersOf(tx: Tx, second: string, { actor, city, anchors, now }: Request) {
  const trust = await trustOf(tx, anchors)
  const by = signerOf(actor)
  const other = officerFor(trust, second, 'policy', city, now, by.unit)
  const faults = [...postFaults(trust, by, 'policy', city, now), ...other.faults]
  if (faults.length > 0)
    throw new Problem(
      'policy.refused',
      {},
      faults.map(({ code, zh, en }) => ({ pointer: '/second', code, zh, en })),
    )
  if (by.unit === other.signer.unit || by.officer === other.signer.officer)
    throw new Problem('policy.same-unit')
  return { trust, by, second: other.signer }
}

/**
 * Puts a pack before two officers. It is whole, its cases pass, an adopted pack has the same text as before, and whom it touches is computed
 * now and frozen into what both are shown: nobody signs without having seen it, and until the second signed nothing has changed.
 */
export const draftAdoption = command({
  name: 'policy.draft-adoption',
  summary: 'Put a pack of rules before two officers, with whom it touches',
  roles: policyRoles,
  input: DraftAdoption,
  outcome: AdoptionDrafted,
  area: (_, __, { city }) => city,
  async run(tx, input, request) {
    const { now, anchors, city: code } = request
    const { library, pack, source, at, run } = readRules(input, now)
    const { trust, by, second } = await signersOf(tx, input.second, request)
    const digest = sourceDigest(source, nodeCrypto.sha256)
    const { held } = await readAdoptions(tx, trust)
    const first = held.find(({ adoption }) => adoption.pack === pack.id)
    if (first && first.adoption.digest !== digest)
      throw new Problem('policy.pack-changed', { pack: pack.id })
    const { given, open } = confirmationsOf(library, input, request)
    const adoption: Adoption = {
      version: 1,
      id: request.id,
      city: code,
      pack: pack.id,
      digest,
      confirmations: given,
      issuedAt: now,
      from: at,
      by,
      second,
      reason: input.reason.normalize('NFC'),
    }
    const before = await rulesAt(tx, anchors, at - 1)
    const after = rulesFor(library, pack, at, given)
    const city = { code, anchors }
    const { report } = await effectReport(tx, city, { before: before.rules, after }, at)
    const document = adoptionDigest(adoption)
    const signing = await openSigning(
      tx,
      {
        kind: 'adoption',
        document: adoption,
        digest: document,
        area: code,
        person: null,
        signers: [
          { ...by, power: 'policy' },
          { ...second, power: 'policy' },
        ],
        shown: {
          pack: pack.id,
          title: pack.title,
          from: isoOf(at),
          before: { pack: before.rules.policy.pack.id, adopted: before.adopted },
          cases: run,
          confirmed: given.length,
          open: open.map(({ path }) => path),
          changes: changesView(before.rules.policy, after.policy),
          effect: report,
        },
      },
      request,
    )
    await tx`
      insert into policy_drafts (signing_id, pack, source) values (${signing}, ${pack.id}, ${source})`
    return {
      signing,
      adoption: adoption.id,
      digest: document,
      from: isoOf(at),
      open: open.length,
      effect: report,
    }
  },
})
