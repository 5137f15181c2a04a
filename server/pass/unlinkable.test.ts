import { parsePass } from '@bihuan/core/pass/pass.ts'
import { minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, expect, test } from 'vitest'
import { aPassDesk, type PassDesk } from './a-pass-desk.ts'

let it: PassDesk
beforeAll(async () => {
  it = await aPassDesk({ people: 10 })
})

/** Everything of a pass as a gate sees it, by field. */
function fields(text: string, at: number): Record<string, string> {
  const read = parsePass(text)
  if (!read) throw new Error('does not read')
  const { pass, signature, live } = read
  const hex = (bytes: Uint8Array | null) => Buffer.from(bytes ?? []).toString('hex')
  return {
    city: pass.city,
    key: String(pass.key),
    class: pass.class,
    form: pass.form,
    issued: String(pass.issuedAt),
    expires: String(pass.expiresAt),
    serial: hex(pass.serial),
    anchor: hex(pass.anchor),
    name: pass.nameMasked,
    signature: hex(signature),
    step: String(live?.step ?? at),
    code: hex(live?.code ?? null),
  }
}
/** What a whole city has in common at one time. */
const ofEverybody = ['city', 'key', 'class', 'form', 'name']

test('of two passes of one person a gate sees nothing twice but what thousands share, and the masked name', async () => {
  const at = it.now + 90 * minuteMs
  const passes = (
    await Promise.all(Array.from({ length: 5 }, () => it.passes(it.people[0] ?? '', at, 8)))
  ).flat()
  expect(passes).toHaveLength(40)
  const seen = passes.map((pass) => fields(pass.shown(at), at))
  for (const name of ['serial', 'anchor', 'signature', 'code'])
    expect(new Set(seen.map((one) => one[name])).size, name).toBe(40)
  // Taken in the same moment, they do not begin and end in the same minutes.
  const moments = seen.map(({ issued, expires }) => `${issued}-${expires}`)
  expect(new Set(moments).size).toBeGreaterThan(25)
  const same = Object.keys(seen[0] ?? {}).filter(
    (name) => new Set(seen.map((one) => one[name])).size === 1,
  )
  expect(same.sort()).toEqual([...ofEverybody].sort())
  // No eight bytes outside of the name come twice anywhere: in the raw text of one there is no piece of another.
  const pieces = (text: string) => {
    const [body = ''] = text.slice(2).split('.')
    const behind = body.slice(40)
    return new Set(Array.from({ length: behind.length - 12 }, (_, n) => behind.slice(n, n + 13)))
  }
  const [one, other] = passes
  const common = [...pieces(one?.text ?? '')].filter((piece) =>
    pieces(other?.text ?? '').has(piece),
  )
  expect(common).toEqual([])
})

test('the control: one pass shown twice is the same to both gates', async () => {
  const at = it.now + 90 * minuteMs
  const pass = await it.pass(it.people[1] ?? '', at)
  const [one, two] = [at, at + minuteMs].map((moment) => fields(pass.shown(moment), moment))
  expect(one?.serial).toBe(two?.serial)
  expect(one?.code).not.toBe(two?.code)
})
