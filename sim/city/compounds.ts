import { logNormal } from '../random/distributions.ts'
import type { Random } from '../random/random.ts'

/** How a compound is built, before anyone lives in it. `people` is about how many; sizes and shapes are invented. */
export type CompoundPlan = {
  kind: 'estate' | 'yard' | 'village'
  name: string
  hasManager: boolean
  people: number
}

/** `doors` per floor and staircase; `built` is what a building is called after its number. */
export type BuildingPlan = { floors: number; units: number; doors: number; built: string }

const first = [
  '金',
  '阳光',
  '绿',
  '东方',
  '盛世',
  '和',
  '锦',
  '书香',
  '春',
  '滨河',
  '康',
  '新',
  '翠',
  '福',
  '祥',
]
const second = ['苑', '花园', '家园', '名邸', '华庭', '新城', '雅居', '水岸', '公馆', '小区']
const middle = ['泰', '城', '源', '润', '安', '景', '悦', '丰', '都', '麓']

/** Plans the n-th compound of a community (from 1): an estate, an old yard without a manager, or a part of a village. */
export function planCompound(
  random: Random,
  community: { name: string; village: boolean },
  number: number,
  yard: boolean,
): CompoundPlan {
  if (community.village) {
    const people = Math.min(900, Math.max(120, logNormal(random, 350, 0.5)))
    return {
      kind: 'village',
      name: `${placeName(community.name)}第${number}村民组`,
      hasManager: true,
      people,
    }
  }
  if (yard) {
    const name = `${placeName(community.name)}${random.integer(1, 198)}号院`
    return { kind: 'yard', name, hasManager: false, people: random.integer(50, 220) }
  }
  const people = Math.min(4000, Math.max(150, logNormal(random, 900, 0.7)))
  const name = random.pick(first) + random.pick(middle) + random.pick(second)
  return { kind: 'estate', name, hasManager: true, people }
}

/** Plans a building of a compound. */
export function planBuilding(random: Random, kind: CompoundPlan['kind']): BuildingPlan {
  if (kind === 'village') return { floors: random.integer(1, 2), units: 1, doors: 8, built: '排' }
  if (kind === 'yard') {
    return { floors: random.integer(3, 6), units: random.integer(2, 3), doors: 2, built: '号楼' }
  }
  const floors = random.pick([6, 6, 7, 11, 18, 26, 33])
  const units = floors > 20 ? random.integer(1, 2) : random.integer(2, 4)
  return { floors, units, doors: floors > 11 ? random.integer(3, 4) : 2, built: '号楼' }
}

/** `河大社区居委会` as people say it: `河大`. */
function placeName(community: string): string {
  const short = community.replace(/(?:社区|村)?(?:居民委员会|居委会|村民委员会|村委会)$|社区$/, '')
  return short === '' ? community : short
}
