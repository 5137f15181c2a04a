// A city with orders, residents who are in, and officers who can review, for the tests of appeals.
import { randomUUID } from 'node:crypto'
import { type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Actor } from '../door/actor.ts'
import { anOrderDesk, type OrderDesk } from '../orders/an-order-desk.ts'
import { accountOfPerson } from '../residents/account-of-person.ts'
import { sign } from '../signing/sign.ts'
import type { OfficerName } from '../testing/officers.ts'
import { appendPending } from '../transparency/append-pending.ts'
import { answerAppeal, decideAppeal, keepAppeal } from './draft-review.ts'
import { lodgeAppeal } from './lodge-appeal.ts'

export type AppealDesk = OrderDesk & {
  /** The account of a person who has come in by a code. */
  resident(person: string): Promise<Actor>
  /** An order that stands in the public log, as after some minutes. */
  logged(person: string, more?: object, at?: Instant): Promise<string>
  lodge(person: string, order: string, at?: Instant, words?: string): Promise<string>
  /** Drafts and signs what an officer does about an appeal. */
  review(by: OfficerName, appeal: string, draft: ReviewInput, at: Instant): Promise<string | null>
}

type ReviewInput =
  | { act: 'answer' | 'keep' }
  | { act: 'upheld' | 'lifted' }
  | { act: 'shortened'; until: string }

export const why = '复核了流调记录和采样结果，理由如下。'

/** A city of 40 people in one community with officers, residents and orders. */
export async function anAppealDesk(): Promise<AppealDesk> {
  const desk = await anOrderDesk()
  const { city, officers, now } = desk
  const resident = async (person: string): Promise<Actor> => {
    const id = await city.sql.begin((tx) => accountOfPerson(tx, person, randomUUID(), now))
    return { id, name: '', role: 'resident', areaCode: '410105001001', unit: `person:${person}` }
  }
  return {
    ...desk,
    resident,
    async logged(person, more = {}, at = now) {
      const order = await desk.order(person, more, at)
      await appendPending(city.city, at + minuteMs)
      return order
    },
    async lodge(person, order, at = now + minuteMs, words = '我不认识这个人。') {
      const actor = await resident(person)
      return (await city.run(lodgeAppeal, actor, { person, order, words }, at)).appeal
    },
    async review(by, appeal, draft, at) {
      const actor = officers.actor(by)
      const { signing } =
        draft.act === 'answer'
          ? await city.run(answerAppeal, actor, { appeal, reason: why }, at)
          : draft.act === 'keep'
            ? await city.run(keepAppeal, actor, { appeal, reason: why }, at)
            : await city.run(
                decideAppeal,
                actor,
                {
                  appeal,
                  outcome: draft.act,
                  reason: why,
                  ...(draft.act === 'shortened' ? { until: draft.until } : {}),
                },
                at,
              )
      const [row] = await city.sql<{ digest: string }[]>`
        select digest from signings where id = ${signing}`
      if (!row) throw new Error('a draft is put before its signer')
      const { credential, authenticatorData, clientData, signature } = officers.sign(
        by,
        row.digest,
        at,
      )
      const answer = { credential, authenticatorData, clientData, signature }
      return (await city.run(sign, actor, { signing, answer }, at)).made
    },
  }
}
