import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

const titles: Readonly<Record<string, MessageDescriptor>> = {
  'order-not-verified': msg`An order that nobody signed`,
  'order-columns': msg`A row that says another thing than its order`,
  'order-without-ground': msg`An order on a fact that nobody recorded`,
  'act-not-verified': msg`An act that nobody signed`,
  'batch-not-verified': msg`A list of orders that nobody signed`,
  'post-not-signed': msg`A post that the authority did not give`,
  'adoption-faulty': msg`Rules that were changed after signing`,
  'adoption-missing': msg`Adopted rules that are gone`,
  'without-command': msg`A row that no command wrote`,
  'row-gone': msg`A signed document that is gone`,
  'log-differs': msg`The public log and the tables differ`,
  'log-broken': msg`The public log was changed`,
  'witness-away': msg`A witness of the log does not sign`,
  'audit-lost': msg`Rows of the audit are gone`,
  'audit-gained': msg`Rows of the audit came afterwards`,
  'audit-changed': msg`Rows of the audit were changed`,
  'seal-changed': msg`The seal of the audit was changed`,
  'rows-touched': msg`Somebody changed what is only added to`,
  'rights-widened': msg`The application was given more rights`,
  'trust-changed': msg`The trust file was changed`,
  'packs-changed': msg`A file of the rules was changed`,
  'pass-keys': msg`Keys of the passes run out`,
  canary: msg`Somebody without ground is restricted`,
  'took-effect': msg`A forged order restricts somebody`,
  'watch-broken': msg`The watch could not look everywhere`,
}

/** What an alarm is called, in words for who reads a list of them. */
export const titleOf = (kind: string): MessageDescriptor => titles[kind] ?? msg`Something is wrong`

// These say that a protection does not hold; all others, that somebody tried and nothing came of it.
const grave = new Set(['canary', 'took-effect', 'watch-broken', 'log-broken', 'seal-changed'])

/** Whether an alarm says that a protection itself fails. */
export const isGrave = (kind: string): boolean => grave.has(kind)
