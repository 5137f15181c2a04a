import type { UnplacedWhy } from './hard-kinds.ts'
import { reasonOf, type SoftKind } from './weights.ts'
import type { Why } from './why.ts'

type Words = { readonly zh: string; readonly en: string }
type Cost = { readonly kind: SoftKind; readonly cost: number; readonly words: Words }

const unplacedWords: Readonly<Record<UnplacedWhy, Words>> = {
  'place-unknown': {
    zh: '现行规定没有写明此类人员在哪里隔离；请人工决定',
    en: 'The rules in force name no place for this reason: somebody has to decide',
  },
  'no-such-place': {
    zh: '没有规定所要求类型的启用隔离点',
    en: 'No active site is of the kind that the rules name',
  },
  'no-care': { zh: '没有隔离点能提供所需照护', en: 'No site gives the care that they need' },
  'no-room-kind': {
    zh: '没有符合其需要和人数的空房',
    en: 'No free room is of a kind that does for them together',
  },
  'child-without-guardian': {
    zh: '儿童没有同类的监护人同行，也没有隔离点能照看',
    en: 'A child has no guardian of the same group, and no site looks after children alone',
  },
  full: { zh: '合适的房间都已住满', en: 'Every room that does is full' },
  'locked-room-gone': {
    zh: '人工选定的房间不能用了；请解锁后重选',
    en: 'The room that was chosen by hand is out of use: unlock it and choose again',
  },
}

const costsOf = (costs: Why['costs']): Cost[] =>
  Object.entries(costs)
    .map(([kind, cost]) => ({ kind: kind as SoftKind, cost, words: reasonOf[kind as SoftKind] }))
    .sort((a, b) => b.cost - a.cost)

const sumOf = (costs: Why['costs']): number =>
  Object.values(costs).reduce((sum, cost) => sum + cost, 0)

/** Why somebody has a room or none, in sentences; `nameOf` names a site. What is traded is what their first choice would have cost less. */
export function explain(
  why: Why | null,
  unplaced: UnplacedWhy | null,
  nameOf: (site: string) => string,
): { words: Words[]; costs: Cost[] } {
  if (unplaced !== null) return { words: [unplacedWords[unplaced]], costs: [] }
  if (why === null)
    return {
      words: [
        {
          zh: '房间由人工选定，或本人已被告知，计算不作改动',
          en: 'The room was chosen by hand or told already: no calculation changes it',
        },
      ],
      costs: [],
    }
  const site = nameOf(why.site)
  const words: Words[] = [
    why.kept
      ? { zh: `保留原房间：${site}，${why.km} 公里`, en: `Keeps the room: ${site}, ${why.km} km` }
      : { zh: `${site}，${why.km} 公里`, en: `${site}, ${why.km} km` },
  ]
  if (why.people > 1)
    words.push(
      why.rooms === 1
        ? {
            zh: `同住 ${why.people} 人住同一间`,
            en: `All ${why.people} of the household in one room`,
          }
        : {
            zh: `同住 ${why.people} 人分住 ${why.rooms} 间，在同一隔离点`,
            en: `The ${why.people} of the household in ${why.rooms} rooms of one site`,
          },
    )
  words.push(why.best === null ? firstChoice : traded(why, why.best, nameOf))
  return { words, costs: costsOf(why.costs) }
}

const firstChoice: Words = {
  zh: '这是对他们最合适的选择',
  en: 'Nothing would have been better for them',
}

function traded(why: Why, best: NonNullable<Why['best']>, nameOf: (site: string) => string): Words {
  const site = nameOf(best.site)
  const more = Math.round((sumOf(why.costs) - sumOf(best.costs)) * 10) / 10
  const worst = costsOf(why.costs)
    .map(({ kind, cost }) => ({ kind, more: cost - (best.costs[kind] ?? 0) }))
    .sort((a, b) => b.more - a.more)[0]
  const what = worst ? reasonOf[worst.kind] : { zh: '', en: '' }
  return {
    zh: `更合适的是 ${site}（${best.km} 公里），但那里的房间给了更需要的人；多付出 ${more}（主要是：${what.zh}）`,
    en: `${site} (${best.km} km) would have been better, but its rooms go to people who need them more; it costs ${more} more (mostly: ${what.en})`,
  }
}
