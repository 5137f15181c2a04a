import type { Words } from '@bihuan/core/notice/notice.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'

/** What a kind of order is called in the policy; its id where the policy of now does not know it any more. */
export function kindName(kind: string, policy: Policy): Words {
  const name = policy.orders.kind[kind]?.name
  return name ? { zh: name.zh, en: name.en } : { zh: kind, en: kind }
}

/** What the reason of an order is called in the policy; its id where the policy of now does not know it any more. */
export function basisName(basis: string, policy: Policy): Words {
  const name = policy.status.rules[basis]?.title ?? policy.tracks[basis]?.name
  return name ? { zh: name.zh, en: name.en } : { zh: basis, en: basis }
}
