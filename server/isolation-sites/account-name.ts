import type { Reader } from '../db/sql.ts'

/** The name of the account in a column, or its id where there is none any more. */
export const accountName = (sql: Reader, column: string) =>
  sql`coalesce((select n.display_name from accounts n where n.id = ${sql(column)}), ${sql(column)})`
