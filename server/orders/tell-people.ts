import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'

/** What a phone is told: that something is there to read, and never what. Others may see the screen of a phone. */
export const textsForPhones = {
  ordered:
    '【疫情防控】您有一份新的通知，写明了原因、期限和申诉方式。请打开居民页面“我的状态”查看，或致电社区。 You have a new notice: open your page to see why, until when, and how to appeal.',
  freed:
    '【疫情防控】您的一项限制已经解除。请打开居民页面“我的状态”查看。 A restriction on you has ended: see your page.',
} as const

/**
 * Queues a text for the phones of persons, in the transaction of what it tells; who has no phone is told by the community. It may be
 * sent for a day, because it stays true; a person is told once for each command.
 */
export async function tellPeople(
  tx: Tx,
  persons: readonly string[],
  text: keyof typeof textsForPhones,
  { id, now, keys }: Request,
): Promise<void> {
  if (persons.length === 0) return
  await tx`
    insert into messages (id, phone_cipher, text_cipher, written_at, useless_at, next_try_at)
    select md5(p.id || ${`:${text}:${id}`})::uuid, p.phone_cipher, ${keys.seal(textsForPhones[text])}, ${now}, now() + interval '1 day', now()
    from people p where p.id = any(${[...persons]}::bigint[]) and p.phone_cipher is not null
    on conflict (id) do nothing`
}
