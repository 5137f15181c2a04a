import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { TubeStory } from '../../../api/wire.ts'
import type { Tone } from '../../../ui/desk/status-tag.tsx'

/** What may be said of a tube as a whole. A reactive tube awaits the tests of its members; it is never called positive. */
export function outcomeOf(tube: TubeStory): { tone: Tone; word: MessageDescriptor } {
  switch (tube.state) {
    case 'stock':
      return { tone: 'idle', word: msg`Unused` }
    case 'void':
      return { tone: 'idle', word: msg`Void` }
    case 'moved':
      return { tone: 'idle', word: msg`Moved to another code` }
    case 'lost':
      return { tone: 'late', word: msg`Lost, its members are sampled again` }
  }
  switch (tube.result) {
    case 'negative':
      return { tone: 'ok', word: msg`Negative` }
    case 'reactive':
      return { tone: 'wait', word: msg`Awaiting individual test` }
    case 'invalid':
      return { tone: 'wait', word: msg`Invalid: to be sampled again` }
    default:
      return tube.state === 'open'
        ? { tone: 'info', word: msg`Open at the site` }
        : { tone: 'info', word: msg`Result pending` }
  }
}
