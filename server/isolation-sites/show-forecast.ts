import { Forecast, SupplyParams } from '@bihuan/contract/room-supply.ts'
import { alarmOf, assumptionOf, forecast } from '@bihuan/core/supply/forecast.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'
import { areaInReach } from '../rounds/store.ts'
import { readingRoles } from './roles.ts'
import { demandOf, measuredTurnover, supplyOf } from './supply-and-demand.ts'

/** Free rooms of an area for three days with every term, and who must act where they go below zero (core/supply/forecast.ts). */
export const showForecast = query({
  name: 'isolation-site.forecast',
  summary: 'Free rooms for three days',
  roles: readingRoles,
  params: SupplyParams,
  outcome: Forecast,
  async run(sql, params, question) {
    const { actor, now } = question
    const area = areaInReach(actor, params.area)
    const policy = await policyNow(sql, question)
    const supply = await supplyOf(sql, area, now)
    const demand = await demandOf(sql, area, policy, now)
    const turnover = await measuredTurnover(sql, area, policy)
    const days = forecast(now, supply, demand, turnover)
    const alarm = alarmOf(days)
    return {
      now: isoOf(now),
      area,
      turnover,
      assumption: {
        days: demand.newPerDay.length,
        ...assumptionOf(demand.newPerDay),
        peopleInARoom: demand.peopleInARoom,
      },
      days: days.map(({ at, terms, ...range }) => ({
        at: isoOf(at),
        ...range,
        terms: terms.map((term) => ({ ...term })),
      })),
      alarm: alarm && {
        ...alarm,
        at: isoOf(alarm.at),
        owner: area.length === 4 ? `city:${area}` : `district:${area.slice(0, 6)}`,
      },
    }
  },
})
