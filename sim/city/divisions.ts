import raw from './data/divisions.json' with { type: 'json' }

/** A statistical division: 6, 9 or 12 digits and its name (data/README.md has source and licence). */
export type Division = { code: string; name: string }

const divisions = (rows: string[][]): Division[] =>
  rows.map(([code = '', name = '']) => ({ code, name }))

/** The 15 county-level codes of the data; 郑东新区 is not among them. */
export const officialDistricts: readonly Division[] = divisions(raw.districts)
export const officialStreets: readonly Division[] = divisions(raw.streets)
export const officialCommunities: readonly Division[] = divisions(raw.communities)

/** Unit code of 郑东新区: ours, because the statistics give it none. */
export const zhengdong = '410190'

/** The streets that we count to 郑东新区; grounds for each in data/README.md. */
export const zhengdongStreets: ReadonlySet<string> = new Set([
  '410104202', // 圃田
  '410104570', // 商都路
  '410105014', // 龙子湖
  '410105015', // 祭城路
  '410105560', // 如意湖
  '410105561', // 博学路
  '410105562', // 龙湖
  '410105563', // 龙源路
  '410105564', // 金光路
  '410122105', // 白沙
  '410122570', // 杨桥
  '410122571', // 豫兴
])

/** The unit (one of 16) that a street belongs to. */
export function unitOfStreet(street: string): string {
  return zhengdongStreets.has(street) ? zhengdong : street.slice(0, 6)
}

/** Whether a community's name says that it is a village (村委会, 村民委员会, or just 村) and not an urban one. */
export function isVillage(community: Division): boolean {
  return /村民?委|村$/.test(community.name)
}
