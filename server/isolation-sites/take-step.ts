import { type SiteEvent, type SiteState, siteMove } from '@bihuan/core/supply/lifecycle.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import type { SiteRow } from './store.ts'

export type SiteColumns = Readonly<Record<string, string | number | boolean | null>>

/**
 * Moves a site by an event and writes the line of its history. Refuses what the table of its life does not allow (isolation-site.not-now,
 * with why), and with isolation-site.changed-meanwhile where somebody else was faster.
 */
export async function takeStep(
  tx: Tx,
  row: SiteRow,
  { event, version }: { event: SiteEvent; version: number },
  request: Pick<Request, 'id' | 'now' | 'actor'>,
  more: { columns?: SiteColumns; body?: object | null } = {},
): Promise<{ site: string; state: SiteState; version: number }> {
  const { id: site } = row
  const state = row.state as SiteState
  const move = siteMove(state, event)
  if ('why' in move)
    throw new Problem('isolation-site.not-now', { state }, [
      { pointer: '/site', code: 'isolation-site.not-now', zh: move.why.zh, en: move.why.en },
    ])
  const { now, actor, id } = request
  const values = {
    ...more.columns,
    state: move.to,
    ...(move.to === state ? {} : { state_since: now }),
  }
  const [moved] = await tx<{ version: number }[]>`
    update isolation_sites set ${tx(values)}, version = version + 1 where id = ${site} and version = ${version} returning version`
  if (!moved) throw new Problem('isolation-site.changed-meanwhile')
  await tx`
    insert into isolation_site_events (id, isolation_site_id, version, event, from_state, to_state, at, done_by, body)
    values (${id}, ${site}, ${moved.version}, ${event}, ${state}, ${move.to}, ${now}, ${actor.id}, ${more.body ? tx.json(more.body as never) : null})`
  return { site, state: move.to, version: moved.version }
}
