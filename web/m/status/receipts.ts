import { useSyncExternalStore } from 'react'
import { keep, keptOf } from '../storage/kept.ts'

// Kept as an answer is, so that signing out forgets it with everything else of the person.
const path = 'receipts of reports'
const most = 20

const followers = new Set<() => void>()
const none: readonly string[] = []

const isReceipt = (one: unknown): one is string =>
  typeof one === 'string' && /^[0-9a-f]{32}$/.test(one)

// The same list for the same text, so that a page is drawn again only when it changed. What was forgotten is not remembered here.
let last: { text: string; receipts: readonly string[] } = { text: '[]', receipts: none }

function receiptsNow(): readonly string[] {
  const kept = keptOf(path)?.body
  const receipts = Array.isArray(kept) ? kept.filter(isReceipt) : none
  const text = JSON.stringify(receipts)
  if (text !== last.text) last = { text, receipts }
  return last.receipts
}

/** 128 random bits in hexadecimal: nobody guesses it, and it says nothing of who made it. */
export function newReceipt(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Keeps a receipt on this phone, the newest first, 20 at most. */
export function keepReceipt(receipt: string): void {
  const body = [receipt, ...receiptsNow().filter((one) => one !== receipt)].slice(0, most)
  keep(path, { body, at: 0 })
  for (const told of followers) told()
}

/** The receipts that this phone keeps. */
export const useReceipts = (): readonly string[] =>
  useSyncExternalStore((told) => {
    followers.add(told)
    return () => followers.delete(told)
  }, receiptsNow)
