import {
  AddMeasure,
  CloseIncident,
  IncidentChanged,
  ReportIncident,
} from '@bihuan/contract/stay-care.ts'
import { incidentWithinMs } from '@bihuan/core/stays/clocks.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { siteStaff } from '../stays/roles.ts'
import { areaOfSite, areaOfStay, momentOf } from '../stays/stay-rows.ts'

type Row = {
  id: string
  isolationSiteId: string
  reportedBy: string
  dueAt: Instant
  closedAt: Instant | null
}

async function incidentOf(sql: Reader, id: string): Promise<Row> {
  const [row] = await sql<Row[]>`
    select id, isolation_site_id, reported_by, due_at, closed_at from site_incidents where id = ${id}`
  if (!row) throw new Problem('stay.incident-unknown')
  return row
}

async function addMeasureTo(tx: Tx, incident: string, words: string, request: Request) {
  const { keys, now, actor } = request
  await tx`
    insert into incident_measures (id, incident_id, words, at, by)
    values (${derivedId(request.id, 'measure')}, ${incident}, ${keys.sealText('facts', now, words)}, ${now}, ${actor.id})`
}

/** Reports what went wrong at a site, and what was done at once. */
export const reportIncident = command({
  name: 'incident.report',
  summary: 'Report what went wrong at an isolation site',
  roles: siteStaff,
  input: ReportIncident,
  outcome: IncidentChanged,
  area: (sql, { site }, { actor }) => areaOfSite(sql, site, actor),
  async run(tx, { incident, site, stay, kind, words, measures, at }, request) {
    if (stay !== null) await areaOfStay(tx, stay, request.actor)
    const dueAt = request.now + incidentWithinMs
    await tx`
      insert into site_incidents (id, isolation_site_id, stay_id, kind, words, at, reported_by, reported_at, due_at)
      values (${incident}, ${site}, ${stay}, ${kind}, ${request.keys.sealText('facts', request.now, words)}, ${momentOf(at, request)},
        ${request.actor.id}, ${request.now}, ${dueAt})
      on conflict (id) do nothing`
    if (measures.trim() !== '') await addMeasureTo(tx, incident, measures, request)
    return { incident, dueAt: isoOf(dueAt), closedAt: null }
  },
})

/** Writes down what was done about an incident. */
export const addMeasure = command({
  name: 'incident.add-measure',
  summary: 'Write down what was done about an incident',
  roles: siteStaff,
  input: AddMeasure,
  outcome: IncidentChanged,
  area: async (sql, { incident }, { actor }) =>
    areaOfSite(sql, (await incidentOf(sql, incident)).isolationSiteId, actor),
  async run(tx, { incident, measures }, request) {
    const row = await incidentOf(tx, incident)
    if (row.closedAt !== null) throw new Problem('stay.incident-closed')
    await addMeasureTo(tx, incident, measures, request)
    return { incident, dueAt: isoOf(row.dueAt), closedAt: null }
  },
})

/** Closes an incident, as another person than who reported it. */
export const closeIncident = command({
  name: 'incident.close',
  summary: 'Close an incident of an isolation site',
  roles: [...siteStaff, 'district-commander'],
  input: CloseIncident,
  outcome: IncidentChanged,
  area: async (sql, { incident }, { actor }) =>
    areaOfSite(sql, (await incidentOf(sql, incident)).isolationSiteId, actor),
  async run(tx, { incident, words, at }, request) {
    const row = await incidentOf(tx, incident)
    if (row.reportedBy === request.actor.id) throw new Problem('stay.incident-by-two')
    const moment = momentOf(at, request)
    const [closed] = await tx`
      update site_incidents set closed_at = ${moment}, closed_by = ${request.actor.id},
        closed_words = ${request.keys.sealText('facts', request.now, words)}
      where id = ${incident} and closed_at is null returning id`
    if (!closed) throw new Problem('stay.incident-closed')
    return { incident, dueAt: isoOf(row.dueAt), closedAt: isoOf(moment) }
  },
})
