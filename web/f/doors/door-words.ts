import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../kit/tag.tsx'
import type { MarkKind, PersonState } from './house.ts'

/** How a state looks and what it is called. */
export const stateWords: Record<PersonState, { tone: Tone; word: MessageDescriptor }> = {
  sampled: { tone: 'ok', word: msg`Sampled` },
  due: { tone: 'wait', word: msg`To be sampled` },
  absent: { tone: 'idle', word: msg`Not at home` },
  refused: { tone: 'late', word: msg`Refused` },
  unreachable: { tone: 'idle', word: msg`Unreachable` },
}

/** The facts that are common enough for one touch. */
export const factWords: Record<MarkKind, readonly MessageDescriptor[]> = {
  absent: [
    msg`Nobody opened the door`,
    msg`At work, back in the evening`,
    msg`Out of the city`,
    msg`In hospital`,
    msg`Moved away, the home is empty`,
  ],
  refused: [
    msg`Refused at the door, reason asked and not given`,
    msg`Refused: says was sampled elsewhere`,
    msg`Refused: unwell, asks for a doctor`,
  ],
  unreachable: [
    msg`Nobody opened, the phone was not answered`,
    msg`The phone number is not in service`,
    msg`Nobody here knows this person`,
  ],
}
