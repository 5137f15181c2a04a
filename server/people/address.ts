import type { Reader } from '../db/sql.ts'

/**
 * The address of a person as one text, for a query that joins people p, households h, buildings b and compounds c:
 * compound, building, unit and door. The areas stand beside it where they are asked for.
 */
export const doorAddress = (sql: Reader) =>
  sql`c.name || b.name || h.unit_no || '单元' || h.door_no`
