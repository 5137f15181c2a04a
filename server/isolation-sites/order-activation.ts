import {
  ActivationEnded,
  ActivationOrdered,
  EndActivation,
  OrderActivation,
} from '@bihuan/contract/room-supply.ts'
import { divideIntoWaves, isLadder, type LadderSite } from '@bihuan/core/supply/ladder.ts'
import type { SiteState } from '@bihuan/core/supply/lifecycle.ts'
import { hourMs, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { policyNow } from '../facts/store.ts'
import { ladderOf } from './ladder-of.ts'
import { takingRoles } from './roles.ts'

const sitesIn = (sql: Reader, area: string) =>
  sql<(LadderSite & { state: SiteState })[]>`
    select i.id, i.number, i.state, (select count(*)::int from rooms r where r.isolation_site_id = i.id and r.out_since is null) as rooms
    from isolation_sites i where i.area_code >= ${area} and i.area_code < ${`${area}:`} and i.state not in ('closing', 'closed')`

/**
 * Orders that so many rooms of an area are ready by the ladder of the policy in force, and says which site belongs to which wave. Where the
 * policy has no ladder or nobody confirmed it, the order gives the steps: an unconfirmed figure binds nobody.
 */
export const orderActivation = command({
  name: 'site-activation.order',
  summary: 'Order rooms of an area to be ready in waves',
  roles: takingRoles,
  input: OrderActivation,
  outcome: ActivationOrdered,
  area: (_sql, { area }) => area,
  async run(tx, { area, rooms, startsAt, steps, number }, request) {
    const { id, now, actor } = request
    const policy = await policyNow(tx, request)
    const ladder = ladderOf(policy.isolationSites)
    const taken = steps ?? (ladder?.ground.binds ? ladder.steps : null)
    if (taken === null) throw new Problem('site-activation.steps-missing')
    if (!isLadder(taken)) throw new Problem('site-activation.no-ladder')
    const [running] = await tx`
      select from site_activations where ended_at is null and (area_code like ${`${area}%`} or ${area} like area_code || '%')`
    if (running) throw new Problem('site-activation.running')
    const { waves, missing } = divideIntoWaves(await sitesIn(tx, area), rooms, taken)
    if (waves.every(({ sites }) => sites.length === 0))
      throw new Problem('site-activation.nothing-there')
    const begins = instantOf(startsAt)
    await tx`
      insert into site_activations (id, area_code, document_number, rooms, starts_at, ordered_at, ordered_by, pack, ground, missing)
      values (${id}, ${area}, ${number ?? null}, ${rooms}, ${begins}, ${now}, ${actor.id}, ${policy.pack.id},
        ${steps === undefined && ladder ? tx.json(ladder.ground) : null}, ${missing})`
    for (const { hours, share, needed, sites } of waves) {
      await tx`
        insert into activation_waves (activation_id, hours, share, due_at, rooms)
        values (${id}, ${hours}, ${share}, ${begins + hours * hourMs}, ${needed})`
      await tx`
        insert into activation_sites (activation_id, isolation_site_id, hours, rooms)
        select ${id}, g.site, ${hours}, g.rooms
        from unnest(${sites.map((one) => one.id)}::uuid[], ${sites.map((one) => one.rooms)}::int[]) as g (site, rooms)`
      await tx`
        update isolation_sites set wave = ${hours}, version = version + 1 where id = any(${sites.map((one) => one.id)}::uuid[])`
    }
    return {
      activation: id,
      missing,
      waves: waves.map(({ hours, sites }) => ({
        hours,
        sites: sites.length,
        rooms: sites.reduce((sum, site) => sum + site.rooms, 0),
      })),
    }
  },
})

/** Ends an activation: nothing is late by it any more. What is open stays open. */
export const endActivation = command({
  name: 'site-activation.end',
  summary: 'End an activation of isolation sites',
  roles: takingRoles,
  input: EndActivation,
  outcome: ActivationEnded,
  async area(sql, { activation }) {
    const [row] = await sql<{ areaCode: string }[]>`
      select area_code from site_activations where id = ${activation}`
    if (!row) throw new Problem('site-activation.unknown')
    return row.areaCode
  },
  async run(tx, { activation }, { now, actor }) {
    const [ended] = await tx`
      update site_activations set ended_at = ${now}, ended_by = ${actor.id} where id = ${activation} and ended_at is null returning id`
    if (!ended) throw new Problem('site-activation.over')
    await tx`
      update isolation_sites i set wave = null, version = version + 1 from activation_sites s
      where s.activation_id = ${activation} and s.isolation_site_id = i.id and i.wave is not null`
    return { activation, endedAt: isoOf(now) }
  },
})
