import { staffRoles } from '@bihuan/contract/access.ts'
import { SigningParams, SigningView } from '@bihuan/contract/signing.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { leaveTrace } from '../people/leave-trace.ts'
import { trustOf } from '../trust/trust-of.ts'
import { namesOf, nextSigner, readSigning, signingView } from './store.ts'

/** One document with its signers and what they are shown before signing; reading one about a person leaves a trace. */
export const signingQuery = query({
  name: 'signing.show',
  summary: 'One document that waits for signatures',
  roles: staffRoles.filter((role) => role !== 'administrator'),
  params: SigningParams,
  outcome: SigningView,
  people: true,
  async run(sql, { signing }, question) {
    const { actor, now, purpose } = question
    const row = await readSigning(sql, signing)
    const isParty =
      row?.draftedBy === actor.id || row?.signers.some(({ officer }) => officer === actor.id)
    // Who neither drafted nor signs it is told nothing, not even that it is there.
    if (!row || (!isParty && !covers(actor.areaCode, row.areaCode)))
      throw new Problem('signing.unknown')
    if (row.personId !== null && purpose)
      await leaveTrace(sql, {
        person: row.personId,
        query: 'signing.show',
        actor,
        purpose,
        at: now,
      })
    const { register } = await trustOf(sql, question.anchors)
    const next = nextSigner(row)
    const credentials = register.posts
      .filter(
        (post) =>
          post.officer === actor.id &&
          post.unit === actor.unit &&
          post.from <= now &&
          now < post.until &&
          row.areaCode.startsWith(post.area) &&
          (next === null || post.powers.includes(next.power)),
      )
      .map(({ credential }) => credential)
    const names = await namesOf(sql, [row.draftedBy, ...row.signers.map((s) => s.officer)])
    return {
      ...signingView(row, names, question),
      document: row.document,
      digest: row.digest,
      shown: row.shown ?? null,
      site: question.anchors.party.id,
      credentials,
    }
  },
})
