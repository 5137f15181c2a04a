import { AssayList, Assays } from '@bihuan/contract/laboratory.ts'
import type { Assay } from '@bihuan/core/lab/assay.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'

type Row = { body: Assay; adoptedAt: number }

/** The latest adopted version of every assay, those adopted first in front: what a plate can be loaded for. */
export const assayList = query({
  name: 'assay.list',
  summary: 'Assays that a plate can be loaded for',
  roles: ['lab-technician', 'lab-reviewer', 'administrator'],
  params: AssayList,
  outcome: Assays,
  async run(sql) {
    const rows = await sql<Row[]>`
      select a.body, a.adopted_at
      from assays a
      where a.version = (select max(l.version) from assays l where l.id = a.id)
      order by a.adopted_at, a.id`
    return {
      assays: rows.map(({ body, adoptedAt }) => ({
        assay: body.id,
        version: body.version,
        kit: body.kit,
        kitName: body.kitName,
        targets: [...body.targets, body.internalControl].map(({ name, dye }) => ({ name, dye })),
        grade: body.grade,
        adoptedAt: isoOf(adoptedAt),
      })),
    }
  },
})
