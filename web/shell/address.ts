import type { Subject } from '../api/wire.ts'
import type { IconName } from '../ui/desk/icon.tsx'

/** Where in the desk a subject is shown; null for one that has no page. */
export function addressOf({ kind, code }: Subject): string | null {
  const part = encodeURIComponent(code)
  switch (kind) {
    case 'tube':
    case 'claim':
    case 'finding':
      return `/tubes/${part}`
    case 'box':
      return `/boxes/${part}`
    case 'plate':
      return `/plates/${part}`
    case 'person':
      return `/persons/${part}`
    case 'task':
      return `/recall#${part}`
    case 'order':
      return `/orders/${part}`
    case 'appeal':
      return `/appeals/${part}`
    case 'case':
      return `/cases/${part}`
    case 'assist':
      return `/assist/${part}`
    case 'day':
      return `/day?area=${part}`
    case 'measure':
      return `/excess?measure=${part}`
    case 'building':
      return `/round/coverage?building=${part}`
    default:
      return null
  }
}

/** The icon that stands for a kind of subject. */
export function iconOf({ kind }: Subject): IconName {
  switch (kind) {
    case 'person':
      return 'person'
    case 'box':
      return 'box'
    case 'plate':
      return 'plate'
    default:
      return 'tube'
  }
}

/** `box:B4101…` or `task:4101…:4101…` as the subject that it is about. */
export function subjectOf(text: string): Subject {
  const [kind = '', code = ''] = text.split(':')
  return { kind, code }
}
