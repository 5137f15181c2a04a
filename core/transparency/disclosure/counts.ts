/** What the public counts know of one order: codes only, nobody's name and no date but the day. */
export type OrderFact = {
  district: string
  basis: string
  kind: string
  /** A band of hours, such as `24-72`. */
  duration: string
  /** What became of an appeal, `none` where there was none. */
  appeal: string
}

/** Each is a table of its own beside the districts. No table crosses two of them: that would be a third way in. */
export const attributes = ['basis', 'kind', 'duration', 'appeal'] as const
export type Attribute = (typeof attributes)[number]

/** Orders by district and one attribute: cells by row and column, and the total of each column. */
export type CountTable = {
  attribute: Attribute
  values: readonly string[]
  cells: readonly (readonly number[])[]
  totals: readonly number[]
}

/** The orders of one day. Every table has the same districts, in the same order, with the same totals. */
export type Counts = {
  districts: readonly string[]
  total: number
  byDistrict: readonly number[]
  tables: readonly CountTable[]
}

/** All codes that can occur, from the policy: a row or column that stands there only when it is not empty would tell. */
export type CountCodes = {
  districts: readonly string[]
  values: Record<Attribute, readonly string[]>
}

/** Counts the orders of a day. Throws a RangeError for a code that is not in the lists. */
export function countOrders(facts: readonly OrderFact[], codes: CountCodes): Counts {
  const place = (list: readonly string[], code: string) => {
    const at = list.indexOf(code)
    if (at < 0) throw new RangeError(`not a code of the counts: ${code}`)
    return at
  }
  const byDistrict = codes.districts.map(() => 0)
  for (const { district } of facts) {
    const row = place(codes.districts, district)
    byDistrict[row] = (byDistrict[row] ?? 0) + 1
  }
  const tables = attributes.map((attribute): CountTable => {
    const values = codes.values[attribute]
    const cells = codes.districts.map(() => values.map(() => 0))
    const totals = values.map(() => 0)
    for (const fact of facts) {
      const column = place(values, fact[attribute])
      const row = cells[place(codes.districts, fact.district)]
      if (row) row[column] = (row[column] ?? 0) + 1
      totals[column] = (totals[column] ?? 0) + 1
    }
    return { attribute, values, cells, totals }
  })
  return { districts: codes.districts, total: facts.length, byDistrict, tables }
}
