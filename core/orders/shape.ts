import type { ActDocument } from './act.ts'
import type { BatchDocument } from './batch-document.ts'
import type { Order } from './order.ts'

type Check = (value: unknown) => boolean

const text: Check = (value) => typeof value === 'string'
const whole: Check = (value) => Number.isSafeInteger(value)
const one: Check = (value) => value === 1
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)
const fields =
  (checks: Record<string, Check>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(checks).every(([name, check]) =>
      check(Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined),
    )

const words = fields({ zh: text, en: text })
const signer = fields({ officer: text, unit: text })
const person = fields({ person: text })
const areas = fields({ areas: listOf(text), unit: text, widenedFor: orNull(text) })

const order = fields({
  version: whole,
  id: text,
  city: text,
  district: text,
  subject: (value) => person(value) !== areas(value),
  kind: text,
  scope: fields({ place: orNull(text), allows: listOf(text) }),
  basis: text,
  evidence: listOf(fields({ kind: text, fact: text })),
  law: fields({ act: text, article: text, policy: text }),
  issuedAt: whole,
  from: whole,
  until: whole,
  liftedBy: listOf(fields({ by: text })),
  issuer: signer,
  approver: orNull(signer),
  chain: listOf(text),
  batch: orNull(fields({ id: text, index: whole })),
  reason: words,
  appeal: fields({ to: text, answerHours: whole, decideHours: whole, lodgeDays: whole }),
})

const batch = fields({
  version: one,
  id: text,
  city: text,
  district: text,
  kind: text,
  basis: text,
  issuedAt: whole,
  issuer: signer,
  approver: signer,
  cityApprover: orNull(signer),
  reason: words,
  digests: listOf(text),
  where: listOf(fields({ area: text, count: whole })),
  sample: listOf(whole),
  stages: listOf(fields({ upTo: whole })),
})

const officerAct = { version: one, id: text, at: whole, by: signer, area: text, reason: text }
const openAct = { version: one, id: text, at: whole, order: text }
const acts: Record<ActDocument['kind'], Check> = {
  lift: fields({ ...officerAct, order: text }),
  suspend: fields({ ...officerAct, order: orNull(text), batch: orNull(text) }),
  'open-stage': fields({ ...officerAct, batch: text, stage: whole }),
  'end-response': fields({ ...officerAct, second: signer }),
  answer: fields({ ...officerAct, appeal: text }),
  decide: fields({ ...officerAct, appeal: text, outcome: text, until: orNull(whole) }),
  keep: fields({ ...officerAct, appeal: text }),
  appeal: fields({ ...openAct, channel: text, clerk: orNull(text), words: text }),
  serve: fields({ ...openAct, how: text, proof: text }),
}

/** Whether a value read from a store has every field of an order and each of its kind. Types end where JSON begins. */
export function isOrderShaped(value: unknown): value is Order {
  return order(value)
}

/** Whether a value read from a store has every field of a batch and each of its kind. */
export function isBatchShaped(value: unknown): value is BatchDocument {
  return batch(value)
}

/** Whether a value read from a store has every field of the act that it says it is. */
export function isActShaped(value: unknown): value is ActDocument {
  if (!fields({ kind: text })(value)) return false
  const { kind } = value as { kind: string }
  return Object.hasOwn(acts, kind) && acts[kind as ActDocument['kind']](value)
}
