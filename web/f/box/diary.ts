import { kept } from './kept.ts'

/** A box as this phone has sealed it; the signatures themselves are acts of the engine. */
export type DiaryBox = {
  round: string
  box: string
  tubes: string[]
  /** RFC 3339. */
  sealedAt: string
  offer: Offer | null
}
export type Offer = { to: string; count: number; celsius: number | null; at: string }

const boxesMax = 200

/** Boxes that this phone has sealed, newest first; the oldest are forgotten after two hundred. */
export const boxDiary = kept<DiaryBox[]>('bihuan.boxes', [])

/** Writes down a sealed box. */
export const noteBox = (box: DiaryBox) =>
  boxDiary.change((all) => [box, ...all.filter((one) => one.box !== box.box)].slice(0, boxesMax))

/** Writes down that a box was offered. */
export const noteOffer = (box: string, offer: Offer) =>
  boxDiary.change((all) => all.map((one) => (one.box === box ? { ...one, offer } : one)))

/** Couriers whose badge was scanned on this phone, the last first. */
export const knownCouriers = kept<{ id: string; name: string }[]>('bihuan.couriers', [])

/** Remembers a courier; a name once known is not lost to a bare badge. */
export const noteCourier = (id: string, name: string) =>
  knownCouriers.change((all) => {
    const before = all.find((one) => one.id === id)
    const entry = { id, name: name === '' ? (before?.name ?? '') : name }
    return [entry, ...all.filter((one) => one.id !== id)].slice(0, 8)
  })

/** The account on a courier's badge; null for a label or anything else. Guns type upper case, accounts are lower. */
export function badgeOf(text: string): string | null {
  const id = text.trim().toLowerCase()
  return /^[a-z0-9]+(-[a-z0-9]+)+$/.test(id) && id.length <= 60 ? id : null
}
