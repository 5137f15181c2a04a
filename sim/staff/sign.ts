import type { Instant } from '@bihuan/core/time/instant.ts'
import { answerOf } from '../client/passkey.ts'
import { Refused } from '../client/refused.ts'
import type { World } from './world.ts'

/** Something that waits for passkeys, with the digest that they answer to. */
export type Drafted = { signing: string; digest: string }

/** Signs as these officers, one after the other. What was signed in an earlier telling of the story stays as it is. */
export async function signAll(
  { client }: Pick<World, 'client'>,
  { signing, digest }: Drafted,
  officers: readonly string[],
  at: Instant,
): Promise<void> {
  for (const officer of officers) {
    const key = await client.ask(officer, at, 'demo.passkey', {})
    try {
      await client.act(officer, at, 'signing.sign', { signing, answer: answerOf(digest, key) })
    } catch (error) {
      const isOld =
        error instanceof Refused && ['signing.taken', 'signing.over'].includes(error.code)
      if (!isOld) throw error
      return
    }
  }
}
