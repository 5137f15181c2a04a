import type { RetentionId } from '@bihuan/core/retention/kinds.ts'

/**
 * The columns of a table: those that say something of a person (or free words that may), by the kind whose clock they have, and
 * in `none` those that do not. Numbers of accounts stand in `none`: an account is a post, and its name has the kind `staff`.
 */
export type StoredTable = Partial<Record<RetentionId | 'none', string>>
export type Stored = Readonly<Record<string, StoredTable>>
