import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Finding, Pass } from './finding.ts'

/** What a row says of the command that wrote it: the moment of that command, null where the audit has none. */
export type ByCommand = { commandAt: Instant | null; knownAt: Instant }

/** Whether the audit knows the command of a row. A row and its command are of one transaction, so they have one moment. */
export function byCommand(
  subject: string,
  { commandAt, knownAt }: ByCommand,
  { auditFrom }: Pick<Pass, 'auditFrom'>,
): Finding[] {
  if (commandAt === knownAt || (commandAt === null && knownAt < auditFrom)) return []
  const of = commandAt === null ? 'no-command' : 'another-moment'
  return [{ kind: 'without-command', subject, of }]
}
