import { OpenTestRound, TestRoundOpened } from '@bihuan/contract/stay-care.ts'
import { cityDateOf, hourMs } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { fillRound } from './fill-round.ts'

/** Opens the round of isolation testing of today, or of tomorrow the evening before; a job does the same every few minutes. */
export const openTestRound = command({
  name: 'stay-test.open-round',
  summary: 'Open the round of isolation testing of a day',
  roles: ['city-commander', 'district-commander', 'site-manager', 'administrator'],
  input: OpenTestRound,
  outcome: TestRoundOpened,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { day }, request) {
    const today = cityDateOf(request.now)
    const days = [today, cityDateOf(request.now + 24 * hourMs)]
    const date = days.find((one) => one === (day ?? today))
    if (date === undefined) throw new Problem('stay.round-over', { day: day ?? today })
    const { round, ...filled } = await fillRound(tx, date, request)
    return { round: String(round), ...filled }
  },
})
