import type { DemoMessages } from '@bihuan/contract/residents.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { City } from '../door/command.ts'
import { maskPhone } from '../people/mask-phone.ts'

const shown = 50

/** The texts that phones of an invented city would have received, newest first; a real city never answers with them. */
export async function demoMessages({
  sql,
  keys,
}: City): Promise<Static<typeof DemoMessages>['messages']> {
  const rows = await sql<{ writtenAt: Instant; phoneCipher: Buffer; textCipher: Buffer }[]>`
    select written_at, phone_cipher, text_cipher from messages
    where phone_cipher is not null order by useless_at desc, id limit ${shown}`
  return rows.map(({ writtenAt, phoneCipher, textCipher }) => ({
    at: isoOf(writtenAt),
    phoneMasked: maskPhone(keys.open(phoneCipher)),
    text: keys.open(textCipher),
  }))
}
