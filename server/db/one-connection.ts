import type { Sql } from './sql.ts'

/**
 * Runs something on one connection of a pool that may cut a statement off. postgres.js 3.4.9 keeps counting the rows of a
 * statement that failed after it had sent some, and the next answer on that connection would begin with as many holes; so
 * after a failure one empty statement takes that count away before anybody else gets the connection.
 */
export async function onOneConnection<Answer>(
  pool: Sql,
  act: (sql: Sql) => Promise<Answer>,
): Promise<Answer> {
  const one = await pool.reserve()
  try {
    return await act(one as unknown as Sql)
  } catch (error) {
    await one`select where false`.catch(() => {})
    throw error
  } finally {
    one.release()
  }
}
