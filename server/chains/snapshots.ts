import {
  Snapshot,
  SnapshotDifference,
  SnapshotParams,
  SnapshotRow,
  Snapshots,
  SnapshotsParams,
  TakeSnapshot,
} from '@bihuan/contract/chains.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import { chainRoles } from './chain-roles.ts'
import { cityChains } from './city-chains.ts'
import { differenceOf } from './difference-of.ts'
import { pictureOf } from './picture-of.ts'
import { readSnapshot, rowView, sealedPicture, snapshotRows } from './read-snapshot.ts'

/** Keeps the picture as it is now, under a name. */
export const takeSnapshot = command({
  name: 'chain.snapshot',
  summary: 'Keep the picture of the chains as it is now',
  roles: chainRoles.filter((role) => role !== 'inspector'),
  input: TakeSnapshot,
  outcome: SnapshotRow,
  area: (_, { area }, { actor }) => area ?? actor.areaCode,
  async run(tx, { name, area, by = 'time' }, { id, now, actor, anchors, keys }) {
    const code = areaInReach(actor, area)
    const filter = { area: code, from: null, until: null }
    const picture = pictureOf(await cityChains(tx, filter, { anchors, now }), by, now)
    const [cases, links] = [picture.figures.cases, picture.figures.links]
    await tx`
      insert into chain_snapshots (id, name, area_code, laid_out_by, cases, links, picture, taken_by, taken_at)
      values (${id}, ${name}, ${code}, ${by}, ${cases}, ${links}, ${sealedPicture(keys, now, picture)}, ${actor.id}, ${now})`
    return {
      snapshot: id,
      name,
      area: code,
      by,
      cases,
      links,
      takenBy: actor.name,
      takenAt: isoOf(now),
    }
  },
})

/** The snapshots of an area, the latest first. */
export const snapshotList = query({
  name: 'chain.snapshots',
  summary: 'Snapshots of the chains of an area',
  roles: chainRoles,
  params: SnapshotsParams,
  outcome: Snapshots,
  async run(sql, { area }, { actor }) {
    const rows = await snapshotRows(sql, areaInReach(actor, area), null)
    return { snapshots: rows.map(rowView) }
  },
})

/** A snapshot as it was: the same cases in the same places. */
export const showSnapshot = query({
  name: 'chain.show-snapshot',
  summary: 'One snapshot with its picture',
  roles: chainRoles,
  params: SnapshotParams,
  outcome: Snapshot,
  run: (sql, { snapshot }, { actor, keys }) => readSnapshot(sql, keys, snapshot, actor),
})

/** What is otherwise now than in a snapshot. */
export const compareSnapshot = query({
  name: 'chain.compare',
  summary: 'Cases and sources that changed since a snapshot',
  roles: chainRoles,
  params: SnapshotParams,
  outcome: SnapshotDifference,
  async run(sql, { snapshot }, { now, actor, anchors, keys }) {
    const { row, picture } = await readSnapshot(sql, keys, snapshot, actor)
    const filter = { area: row.area, from: null, until: null }
    const present = pictureOf(await cityChains(sql, filter, { anchors, now }), row.by, now)
    return { row, asOf: isoOf(now), ...differenceOf(picture, present) }
  },
})
