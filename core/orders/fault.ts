import type { Words } from '../notice/notice.ts'
import { faultWords } from './fault-words.ts'

export type OrderFaultCode = keyof typeof faultWords

/** One thing against an order: a stable code, where it lies (an id, a field, a figure; empty where it is the whole), and what to do. */
export type OrderFault = { readonly code: OrderFaultCode; readonly of: string } & Words

/** The fault with its sentences; `{of}` in them is what it is about. */
export function faultOf(code: OrderFaultCode, of = ''): OrderFault {
  const { zh, en } = faultWords[code]
  return { code, of, zh: zh.replaceAll('{of}', of), en: en.replaceAll('{of}', of) }
}
