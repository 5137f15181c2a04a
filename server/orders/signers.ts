import { faultOf, type OrderFault } from '@bihuan/core/orders/fault.ts'
import type { Signer } from '@bihuan/core/orders/order.ts'
import type { Power } from '@bihuan/core/orders/register.ts'
import type { Trust } from '@bihuan/core/orders/signature.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Actor } from '../door/actor.ts'

export const signerOf = ({ id, unit }: Pick<Actor, 'id' | 'unit'>): Signer => ({
  officer: id,
  unit,
})

/** The officer with the unit in which they hold this power in a district now; of several posts that of another unit than `not`. */
export function officerFor(
  { register }: Trust,
  officer: string,
  power: Power,
  district: string,
  now: Instant,
  not = '',
): { signer: Signer; faults: readonly OrderFault[] } {
  const posts = register.posts.filter(
    (post) =>
      post.officer === officer &&
      post.powers.includes(power) &&
      post.area !== '' &&
      district.startsWith(post.area) &&
      post.from <= now &&
      now < post.until,
  )
  const post = posts.find(({ unit }) => unit !== not) ?? posts[0]
  return post
    ? { signer: { officer, unit: post.unit }, faults: [] }
    : { signer: { officer, unit: '' }, faults: [faultOf('no-post', officer)] }
}

/** What is wrong with an officer who acts with the unit of their own account: no post with this power here. */
export function postFaults(
  { register }: Trust,
  { officer, unit }: Signer,
  power: Power,
  district: string,
  now: Instant,
): readonly OrderFault[] {
  const isHeld = register.posts.some(
    (post) =>
      post.officer === officer &&
      post.unit === unit &&
      post.powers.includes(power) &&
      post.area !== '' &&
      district.startsWith(post.area) &&
      post.from <= now &&
      now < post.until,
  )
  return isHeld ? [] : [faultOf('no-post', officer)]
}
