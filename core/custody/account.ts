/**
 * Where tubes and boxes can be. `press` is the source of everything printed and the only account that goes below zero,
 * so that all balances of a kind sum to zero at every moment (reliability H26, I6).
 */
export type Account =
  | 'press'
  | 'stock'
  | `site:${string}`
  | `courier:${string}`
  | `laboratory:${string}`
  | 'done'
  | 'void'
  | 'lost'

const account = /^(?:press|stock|done|void|lost|(?:site|courier|laboratory):.+)$/

/** Whether a text names an account. */
export function isAccount(text: string): text is Account {
  return account.test(text)
}
