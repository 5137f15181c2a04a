import type { LineField, LinkField } from '@bihuan/core/papers/line-fields.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../../ui/desk/status-tag.tsx'
import type { RowOutcome } from './questions.ts'

/** What a row of a line list can say. */
export const fieldWords: Record<LineField, MessageDescriptor> = {
  id: msg`Number of the case`,
  kind: msg`Case or contact`,
  name: msg`Name`,
  sex: msg`Sex`,
  age: msg`Age`,
  bornOn: msg`Date of birth`,
  documentKind: msg`Kind of document`,
  document: msg`Document number`,
  phone: msg`Phone`,
  address: msg`Address`,
  category: msg`Category of the case`,
  severity: msg`Severity`,
  foundHow: msg`How it was found`,
  onset: msg`Onset`,
  positive: msg`First positive`,
  reported: msg`Reported`,
  isolated: msg`Isolated since`,
  exposedFrom: msg`First exposure`,
  exposedUntil: msg`Last exposure`,
  place: msg`Place or hospital`,
  cluster: msg`Cluster`,
  contactOf: msg`Infected by, or contact of`,
  relation: msg`Relation`,
  note: msg`Note`,
}

export const linkWords: Record<LinkField, MessageDescriptor> = {
  from: msg`Who infected`,
  to: msg`Who was infected`,
  exposure: msg`How they met`,
}

/** Meanings of the words in columns of closed lists. */
export const meaningWords: Record<string, MessageDescriptor> = {
  case: msg`case`,
  contact: msg`contact`,
  female: msg`female`,
  male: msg`male`,
  'resident-id': msg`resident identity card`,
  passport: msg`passport`,
  'hk-macau-permit': msg`permit of Hong Kong or Macau`,
  'taiwan-permit': msg`permit of Taiwan`,
  'foreign-permanent-resident': msg`permanent residence card`,
  confirmed: msg`confirmed`,
  asymptomatic: msg`asymptomatic`,
  none: msg`no symptoms`,
  mild: msg`mild`,
  moderate: msg`moderate`,
  severe: msg`severe`,
  critical: msg`critical`,
  screening: msg`screening`,
  'in-isolation': msg`in isolation`,
  clinic: msg`clinic`,
  'self-report': msg`self-report`,
  'contact-tracing': msg`contact tracing`,
  inbound: msg`inbound`,
}

export const outcomeWords: Record<RowOutcome, { tone: Tone; word: MessageDescriptor }> = {
  written: { tone: 'ok', word: msg`written` },
  same: { tone: 'idle', word: msg`was there already` },
  matched: { tone: 'info', word: msg`has a case already` },
  faulty: { tone: 'late', word: msg`faulty` },
}
