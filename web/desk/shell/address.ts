import type { Subject } from '../../api/types.ts'
import type { IconName } from '../../ui/desk/icon.tsx'

/** Where in the desk a subject is shown. Boxes, plates and pools have no page of their own yet and open where they matter. */
export function addressOf(subject: Subject): string {
  switch (subject.kind) {
    case 'tube':
      return `/tubes/${encodeURIComponent(subject.code)}`
    case 'person':
      return `/persons/${encodeURIComponent(subject.code)}`
    case 'pool':
      return `/recall#${encodeURIComponent(subject.code)}`
    case 'box':
    case 'plate':
      return `/loops?q=${encodeURIComponent(subject.code)}`
  }
}

/** The icon that stands for a kind of subject. */
export function iconOf(subject: Subject): IconName {
  if (subject.kind === 'person') return 'person'
  return subject.kind === 'pool' ? 'recall' : subject.kind === 'tube' ? 'tube' : 'board'
}
