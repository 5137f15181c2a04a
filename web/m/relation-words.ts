import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Relation } from './wire.ts'

/** What the other person is to the reader. */
export const relationWords: Record<Relation | 'self', MessageDescriptor> = {
  self: msg`Myself`,
  child: msg`Child`,
  parent: msg`Father or mother`,
  spouse: msg`Husband or wife`,
  grandparent: msg`Grandparent`,
  grandchild: msg`Grandchild`,
  sibling: msg`Brother or sister`,
  ward: msg`Somebody in my care`,
}

/** In the order in which they are offered. */
export const relations: readonly Relation[] = [
  'child',
  'parent',
  'spouse',
  'grandparent',
  'grandchild',
  'sibling',
  'ward',
]
