import type postgres from 'postgres'
import type { Reader, Tx } from '../../db/sql.ts'
import type { Clocks } from '../clocks.ts'

/** What stands in the public log and is erased: the certificate names it, so that nobody takes it for hidden. */
export type SubjectKind = 'order' | 'act' | 'batch'
export type Erased = {
  table: string
  rows: number
  how: 'deleted' | 'blanked' | 'dropped'
  /** Of audit tables: the latest moment of writing among the rows that went. */
  upTo?: number | null
  subjects?: { kind: SubjectKind; ids: string[] }
}

/** One table's part in the erasure of a kind. `left` counts what should be gone, read anew. */
export type Step = {
  table: string
  erase(tx: Tx, clocks: Clocks): Promise<Erased>
  left(sql: Reader, clocks: Clocks): Promise<number>
}

type Fragment = postgres.PendingQuery<postgres.Row[]>
/** The condition under which a row `x` is due; null where none can be. */
export type Due = (sql: Reader, clocks: Clocks) => Fragment | null

const countOf = async (sql: Reader, table: string, due: Fragment): Promise<number> => {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from ${sql(table)} x where ${due}`
  return row?.n ?? 0
}

/** Rows that are deleted. `left` is another condition where the rows are found by others that go with them. */
export const deleting = (
  table: string,
  due: Due,
  more: { left?: Due; subjects?: SubjectKind; audit?: true } = {},
): Step => ({
  table,
  async erase(tx, clocks) {
    const condition = due(tx, clocks)
    if (!condition) return { table, rows: 0, how: 'deleted' }
    if (more.subjects) {
      const rows = await tx<{ id: string }[]>`
        delete from ${tx(table)} x where ${condition} returning x.id`
      const ids = rows.map(({ id }) => id)
      return { table, rows: ids.length, how: 'deleted', subjects: { kind: more.subjects, ids } }
    }
    if (more.audit) {
      const [row] = await tx<{ n: number; upTo: number | null }[]>`
        with gone as (delete from ${tx(table)} x where ${condition} returning x.recorded_at)
        select count(*)::int as n, max(recorded_at) as up_to from gone`
      return { table, rows: row?.n ?? 0, how: 'deleted', upTo: row?.upTo ?? null }
    }
    const { count } = await tx`delete from ${tx(table)} x where ${condition}`
    return { table, rows: count, how: 'deleted' }
  },
  async left(sql, clocks) {
    const condition = (more.left ?? due)(sql, clocks)
    return condition ? countOf(sql, table, condition) : 0
  },
})

/** A column whose words go while the row stays; `empty` is SQL, and no value of the column's own. */
export const blanking = (table: string, column: string, empty: string, due: Due): Step => {
  const full = (sql: Reader, clocks: Clocks): Fragment | null => {
    const condition = due(sql, clocks)
    return condition
      ? sql`x.${sql(column)} is distinct from ${sql.unsafe(empty)} and (${condition})`
      : null
  }
  return {
    table,
    async erase(tx, clocks) {
      const condition = full(tx, clocks)
      if (!condition) return { table, rows: 0, how: 'blanked' }
      const { count } =
        await tx`update ${tx(table)} x set ${tx(column)} = ${tx.unsafe(empty)} where ${condition}`
      return { table, rows: count, how: 'blanked' }
    },
    async left(sql, clocks) {
      const condition = full(sql, clocks)
      return condition ? countOf(sql, table, condition) : 0
    },
  }
}
