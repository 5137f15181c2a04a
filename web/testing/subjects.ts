import type { DemoCity } from './demo-city.ts'

/** One thing of each kind that a page can be about. */
export type Subjects = {
  round: string
  site: string
  tube: string
  box: string
  plate: string
  person: string
  resident: string
  /** A resident of whom an order is in force, that order, and an appeal. */
  ordered: string
  order: string
  appeal: string
  area: string
}

/** Finds, as the commander may, what the pages of a demo city can show. Throws when the city has not got that far. */
export async function subjectsOf(city: DemoCity): Promise<Subjects> {
  const token = await city.enter('commander')
  const ask = async <Body>(path: string) => {
    const answer = await fetch(`${city.url}/api/v1${path}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return (await answer.json()) as Body
  }
  const first = <One>(all: readonly One[], what: string): One => {
    const [one] = all
    if (one === undefined) throw new Error(`the city has no ${what} yet`)
    return one
  }
  const { rounds } = await ask<{ rounds: { round: string }[] }>('/rounds')
  const { round } = first(rounds, 'round')
  const { sites } = await ask<{ sites: { id: string; kind: string; areaCode: string }[] }>(
    `/rounds/${round}/sites`,
  )
  const site = sites.find(({ id }) => id === '1') ?? first(sites, 'site')
  const { recalls } = await ask<{ recalls: { tube: string; tasks: { person: string }[] }[] }>(
    `/recalls?round=${round}`,
  )
  const recall = first(recalls, 'recall')
  const { boxes } = await ask<{ boxes: { box: string }[] }>(`/boxes?round=${round}&limit=5`)
  const { plates } = await ask<{ plates: { plate: string }[] }>(
    `/laboratories/1/plates?round=${round}`,
  )
  const { residents } = await ask<{ residents: { person: string; story: string }[] }>(
    '/demo/residents',
  )
  const { orders } = await ask<{ orders: { order: string }[] }>('/orders?state=in-force')
  const { appeals } = await ask<{ appeals: { appeal: string }[] }>('/appeals')
  return {
    round,
    site: site.id,
    area: site.areaCode,
    tube: recall.tube,
    box: first(boxes, 'box').box,
    plate: first(plates, 'plate').plate,
    person: first(recall.tasks, 'member').person,
    resident: (residents.find(({ story }) => story === 'family') ?? first(residents, 'resident'))
      .person,
    ordered: first(
      residents.filter(({ story }) => story === 'ordered'),
      'resident under an order',
    ).person,
    order: first(orders, 'order').order,
    appeal: first(appeals, 'appeal').appeal,
  }
}
