import { seeded } from '../random/random.ts'

/** Why somebody was not there during the day; `late` is found at home in the evening. */
export type Fate = 'comes' | 'late' | 'exempt' | 'absent' | 'refused' | 'unreachable'

// Shares of the people due; invented, small, so that the evening round has work on every street.
const shares: [Fate, number][] = [
  ['late', 0.018],
  ['absent', 0.008],
  ['exempt', 0.003],
  ['unreachable', 0.002],
  ['refused', 0.0007],
]

const facts: Record<Exclude<Fate, 'comes' | 'late'>, string[]> = {
  exempt: ['住院治疗中，医院已在院内采样', '医生证明不宜采样'],
  absent: ['已离郑出差，有车票', '在外地上学未返郑', '暂住其他区，当地已采样'],
  unreachable: ['三次敲门无人应答，电话关机', '电话无人接听，邻居不知去向'],
  refused: ['本人拒绝采样，已告知通告要求'],
}

/** Knows of everybody what becomes of them on the day; it depends on the seed and the person only. */
export function fatesOf(seed: number | string): (person: string) => Fate {
  const root = seeded(seed).fork('fates')
  return (person) => {
    let draw = root.fork(person).uniform()
    for (const [fate, share] of shares) {
      if (draw < share) return fate
      draw -= share
    }
    return 'comes'
  }
}

/** The fact that a grid worker writes down. */
export function factOf(fate: Exclude<Fate, 'comes' | 'late'>, person: string): string {
  const words = facts[fate]
  return words[Number(person) % words.length] ?? fate
}
