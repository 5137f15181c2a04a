import { createHash } from 'node:crypto'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { City } from '../door/command.ts'
import type { AlarmKind, AlarmWords } from './alarm-words.ts'
import type { Memory } from './memory.ts'

/** Something that no command could have done. */
export type Finding = {
  readonly kind: AlarmKind
  /** What it is about, by its id: `order:…`, `commands:2022-11-22T09:31Z`. Never a name. */
  readonly subject: string
  /** What exactly, for who looks into it: codes of faults, columns, counts. */
  readonly of: string
  /** Where its owner has words of their own. */
  readonly words?: AlarmWords
}

/** What a check works with: the city, its moment, and what the watch remembers between two passes. */
export type Pass = {
  readonly city: City
  readonly now: Instant
  readonly memory: Memory
  /** Commands of before are erased by retention; 0 where none is. */
  readonly auditFrom: Instant
}

/** One thing that the watch looks at. It gives what is wrong now; what was told before is told once. */
export type Check = { readonly name: string; run(pass: Pass): Promise<Finding[]> }

/** The id of an alarm: the same finding twice is one alarm. */
export const alarmId = ({ kind, subject }: Pick<Finding, 'kind' | 'subject'>): string =>
  createHash('sha256').update(`${kind}\n${subject}`).digest('hex')
