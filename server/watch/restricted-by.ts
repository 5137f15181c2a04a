import type { Instant } from '@bihuan/core/time/instant.ts'
import type { City } from '../door/command.ts'
import { readStatus } from '../status/read-status.ts'

/** Whether a person is held to something by this order, as everybody who asks would be told. */
export async function restrictedBy(
  city: City,
  person: string,
  order: string,
  at: Instant,
): Promise<boolean> {
  const { reasons } = await readStatus(city.sql, { person, at }, city)
  return reasons.some(
    (reason) => reason.order === order && (reason.class === 'stay' || reason.class === 'limit'),
  )
}
