import type { TSchema } from 'typebox'
import type { Command } from '../door/command.ts'
import type { Query } from '../door/query.ts'

/** The classes of work, the most urgent first: what is kept up longest when not everything can be. */
export const works = ['field', 'laboratory', 'desk', 'resident', 'report'] as const
export type Work = (typeof works)[number]

/**
 * A route is a method and a path that lead to a command or a query, and nothing else. There is no way to write one
 * without a permission, because the permission is the command's own.
 */
export type Route =
  | { method: 'POST'; path: string; work: Work; command: Command }
  | { method: 'GET'; path: string; work: Work; query: Query }

// The door checks every input against its schema, so a command of any types may stand in one table.
export const post = <I extends TSchema, O extends TSchema>(
  path: string,
  command: Command<I, O>,
  work: Work,
): Route => ({
  method: 'POST',
  path,
  work,
  command: command as unknown as Command,
})
export const get = <P extends TSchema, O extends TSchema>(
  path: string,
  query: Query<P, O>,
  work: Work,
): Route => ({
  method: 'GET',
  path,
  work,
  query: query as unknown as Query,
})
