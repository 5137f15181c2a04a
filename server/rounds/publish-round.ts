import { PublishRound, RoundPublished } from '@bihuan/contract/rounds.ts'
import { roundSpan } from '@bihuan/core/notice/due.ts'
import { column } from '../city/store.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { drawRoll, markExempt, rollSize } from './draw-roll.ts'
import { analyzeRoll, createPartitions } from './partitions.ts'
import { readNotice, refuseUnknownAreas } from './read-notice.ts'
import { roundLimits } from './round-limits.ts'

/**
 * Publishes a notice: the round, its limits and its roll in one transaction. The row of the round goes first, so that of
 * two that publish at once the second waits and is told round.already-published.
 */
export const publishRound = command({
  name: 'round.publish',
  summary: 'Publish a notice and draw its roll',
  roles: ['city-commander'],
  input: PublishRound,
  outcome: RoundPublished,
  area: (_sql, _input, request) => request.city,
  async run(tx, input, request) {
    const notice = readNotice(input.notice)
    await refuseUnknownAreas(tx, notice)
    const [laboratory] = await tx`select from laboratories limit 1`
    if (!laboratory) throw new Problem('round.no-laboratory')
    const { round } = notice
    const { opens, closes } = roundSpan(notice.windows)
    const kept = { ...notice, titleZh: notice.title.zh, titleEn: notice.title.en }
    await tx`
      insert into rounds (id, notice_id, notice, opens_at, closes_at, published_at, published_by)
      values (${round}, ${notice.id}, ${tx.json(kept as never)}, ${opens}, ${closes}, ${request.now}, ${request.actor.id})`
    const limits = roundLimits(notice)
    await tx`
      insert into round_limits (round_id, step, minutes)
      select ${round}::int, step, minutes from unnest(${column(limits, 'step')}::text[], ${column(limits, 'minutes')}::int[]) as g (step, minutes)`
    await createPartitions(tx, round)
    await drawRoll(tx, notice)
    const size = await rollSize(tx, round)
    if (size.due === 0) throw new Problem('round.nobody-due')
    await analyzeRoll(tx, round)
    const exempt = await markExempt(tx, notice, request.now, request.actor.id)
    return { round: String(round), ...size, exempt }
  },
})
