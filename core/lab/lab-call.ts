import type { CallWord } from './call.ts'

// What laboratories write, not what we say: their «positive» for a tube is our «reactive».
const words: Record<string, CallWord> = {
  negative: 'negative',
  neg: 'negative',
  'not detected': 'negative',
  undetected: 'negative',
  absence: 'negative',
  阴性: 'negative',
  未检出: 'negative',
  reactive: 'reactive',
  positive: 'reactive',
  pos: 'reactive',
  detected: 'reactive',
  presence: 'reactive',
  阳性: 'reactive',
  初筛阳性: 'reactive',
  检出: 'reactive',
  invalid: 'invalid',
  无效: 'invalid',
  repeat: 'repeat',
  inconclusive: 'repeat',
  复检: 'repeat',
  可疑: 'repeat',
}

/** Our word for the call a laboratory wrote beside a tube; null when its word is not known. */
export function labCallWord(text: string): CallWord | null {
  return words[text.normalize('NFKC').trim().toLowerCase()] ?? null
}
