import type { Role } from '@bihuan/contract/access.ts'
import { TubeParams, TubeStory } from '@bihuan/contract/sampling.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { type Actor, covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { boxCode, tubeCode, tubeId } from '../labels/labels.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { custodySteps, type Names } from './custody-steps.ts'
import { fieldSteps } from './field-steps.ts'
import { laboratorySteps } from './laboratory-steps.ts'
import { owedSteps } from './owed.ts'
import { recallSteps } from './recall-steps.ts'
import { resultFacts } from './result-facts.ts'
import { inOrder } from './step.ts'
import { type WayFacts, wayFacts } from './story-facts.ts'

/** Masked names of members are shown, so only whose work it is may follow a tube. */
export const tubeReaders: readonly Role[] = [
  'sampler',
  'registrar',
  'lab-technician',
  'lab-reviewer',
  'case-investigator',
  'grid-worker',
  'district-commander',
  'city-commander',
  'inspector',
  'privacy-officer',
]

/** The accounts that the story speaks of, by name. */
async function namesOf(sql: Reader, { box, losses, orphans }: WayFacts): Promise<Names> {
  const accounts = [
    ...(box?.legs ?? []).flatMap((leg) => [leg.fromAccount, leg.toAccount]),
    ...losses.map((loss) => loss.fromAccount),
    ...orphans.map((orphan) => `laboratory:${orphan.laboratoryId}`),
  ]
  const rows = await sql<{ account: string; name: string }[]>`
    select account, coalesce(s.name, y.name, p.display_name) as name
    from unnest(${[...new Set(accounts)]}::text[]) account
    left join sites s on 'site:' || s.id = account
    left join laboratories y on 'laboratory:' || y.id = account
    left join accounts p on 'courier:' || p.id = account
    where coalesce(s.name, y.name, p.display_name) is not null`
  return new Map(rows.map(({ account, name }) => [account, name]))
}

/** A tube is a matter of the area it was taken in, and of the laboratory that it was sent to. */
function refuseForeign({ site, tube, box }: WayFacts, actor: Actor): void {
  const area = site?.areaCode ?? ''
  const laboratory = tube?.account.startsWith('laboratory:')
    ? tube.account
    : `laboratory:${site?.laboratoryId}`
  const offered = box?.legs.some((leg) => leg.toAccount === actor.unit)
  if (covers(actor.areaCode, area) || actor.unit === laboratory || offered) return
  throw new Problem('access.area-is-not-yours', { area, own: actor.areaCode })
}

/** Every step of one tube, in order: who, where, when, by which limit, and what came of it. */
export const tubeStory = query({
  name: 'tube.story',
  summary: 'Follow a tube: every step, who, where, when',
  roles: tubeReaders,
  params: TubeParams,
  outcome: TubeStory,
  async run(sql, params, { actor, now }) {
    const id = tubeId(params.tube)
    const way = await wayFacts(sql, id, params.tube)
    if (!way) throw new Problem('tube.unknown', { tube: params.tube })
    refuseForeign(way, actor)
    const { issued, tube, site, limits } = way
    await leaveListTraces(sql, {
      people: way.members.map(({ person }) => person),
      query: 'tube.story',
      actor,
      purpose: 'recall',
      at: now,
    })
    const found = await resultFacts(sql, issued.roundId, id)
    const steps = [
      ...fieldSteps(way),
      ...custodySteps(way, await namesOf(sql, way)),
      ...laboratorySteps(found, limits, tube?.sealedAt ?? null),
      ...recallSteps(found, limits),
    ]
    return {
      tube: params.tube,
      round: String(issued.roundId),
      site: String(issued.siteId),
      siteName: site?.name ?? '',
      area: site?.areaCode ?? '',
      areaName: site?.areaName ?? '',
      state: tube?.state ?? 'stock',
      account: tube?.account ?? `stock:${issued.siteId}`,
      poolSize: tube?.poolSize ?? issued.poolSize,
      sitting: tube?.sitting ?? issued.sitting,
      memberCount: tube?.memberCount ?? 0,
      result: tube?.result ?? null,
      box: tube?.boxId ? boxCode(tube.boxId) : null,
      movedTo: tube?.movedTo ? tubeCode(tube.movedTo) : null,
      members: way.members.map(({ person, name, at, counts }) => ({
        person,
        nameMasked: maskName(name),
        at: isoOf(at),
        counts,
      })),
      steps: inOrder(steps),
      owed: owedSteps(way),
    }
  },
})
