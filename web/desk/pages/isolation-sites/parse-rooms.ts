import { roomKinds } from '@bihuan/contract/isolation-sites.ts'

type RoomKind = (typeof roomKinds)[number]
export type ParsedRoom = { code: string; floor: number; kind: RoomKind; beds: number }
export type RoomLine = { text: string; rooms: ParsedRoom[]; isUnderstood: boolean }

const roomsMax = 3_000

/** The floor that a room's code says: what stands before its last two digits, 1203 is on floor 12. */
const floorOf = (code: string): number => Number(/^(\d+)\d\d$/.exec(code)?.[1] ?? '1')

/**
 * Rooms as a person types them, one line each: `301-330`, `301-330 family 3`, `1205`. A range counts up within one length; kind and beds
 * follow in any order, and are single and 1 where they are not said.
 */
export function parseRooms(text: string): RoomLine[] {
  return text
    .split(/\n|[;；]/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [range = '', ...more] = line.normalize('NFKC').split(/[\s,，]+/)
      const kind = roomKinds.find((one) => more.includes(one)) ?? 'single'
      const said = more.find((one) => /^\d{1,3}$/.test(one))
      const beds = said === undefined ? 1 : Number(said)
      const [, from = '', to = from] = /^(\d{1,5})(?:[-~—–至](\d{1,5}))?$/.exec(range) ?? []
      const isNamed = from === '' && /^[\p{L}\d-]{1,20}$/u.test(range)
      const strange = more.some(
        (one) => one !== said && !(roomKinds as readonly string[]).includes(one),
      )
      const count = Number(to) - Number(from) + 1
      const isUnderstood =
        !strange &&
        beds >= 1 &&
        beds <= 200 &&
        (isNamed || (from !== '' && count >= 1 && count <= roomsMax))
      if (!isUnderstood) return { text: line, rooms: [], isUnderstood }
      const codes = isNamed
        ? [range]
        : Array.from({ length: count }, (_, n) =>
            String(Number(from) + n).padStart(from.length, '0'),
          )
      return {
        text: line,
        isUnderstood,
        rooms: codes.map((code) => ({ code, floor: floorOf(code), kind, beds })),
      }
    })
}
