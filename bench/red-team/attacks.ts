import type { Attack } from './attack.ts'
import { waysOfDocuments } from './ways-of-documents.ts'
import { waysOfRows } from './ways-of-rows.ts'
import { waysOfTheDoor } from './ways-of-the-door.ts'
import { waysOfTheGround } from './ways-of-the-ground.ts'

/** Everything that is tried, what others build on last. */
export const attacks: readonly Attack[] = [
  ...waysOfTheDoor,
  ...waysOfDocuments,
  ...waysOfRows,
  ...waysOfTheGround,
]
