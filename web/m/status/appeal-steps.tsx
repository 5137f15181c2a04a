import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { Tag, type Tone } from '../../kit/tag.tsx'
import { Timeline, type TimelineItem } from '../../kit/timeline.tsx'
import { useCityNow } from '../../shell/city-clock.ts'
import type { OwnAppeal } from '../wire.ts'
import { awayWords, endWords } from './end-words.ts'

const outcomes: Record<OwnAppeal['outcome'], { tone: Tone; word: MessageDescriptor }> = {
  open: { tone: 'info', word: msg`Your appeal is being looked at` },
  lifted: { tone: 'ok', word: msg`You were right: the order is lifted` },
  shortened: { tone: 'ok', word: msg`The order was made shorter` },
  upheld: { tone: 'wait', word: msg`The order stays` },
  lapsed: { tone: 'ok', word: msg`No one decided: the order has stopped` },
}

/** The moment until which an open appeal must be decided; a second officer may have taken one more term. */
function decideBy({ decideBy: first, madeAt, kept }: OwnAppeal): number {
  const by = Date.parse(first)
  return kept ? by + (by - Date.parse(madeAt)) : by
}

/** How far an appeal is: when it was sent, what was answered, by when it is decided, and what happens if nobody does. */
export function AppealSteps({ appeal }: { appeal: OwnAppeal }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const now = useCityNow()
  const { outcome, answeredAt, answers, additions, keepReason, reason, decidedAt } = appeal
  const end = decideBy(appeal)
  const isOpen = outcome === 'open'
  const end_ = endWords(i18n.locale, end)
  const items: TimelineItem[] = [
    {
      key: 'made',
      tone: 'ok',
      title: t`You appealed`,
      note: appeal.words || undefined,
      at: format.dayAndTime(appeal.madeAt),
    },
    ...additions.map(
      ({ at, words }): TimelineItem => ({
        key: `added ${at}`,
        tone: 'ok',
        title: t`You added`,
        note: words,
        at: format.dayAndTime(at),
      }),
    ),
    ...answers.map(
      ({ at, words }): TimelineItem => ({
        key: `answer ${at}`,
        tone: 'ok',
        title: t`First answer`,
        note: words,
        at: format.dayAndTime(at),
      }),
    ),
    ...(keepReason
      ? [
          {
            key: 'kept',
            tone: 'wait',
            title: t`Someone else looks again`,
            note: keepReason,
          } as const,
        ]
      : []),
    ...(isOpen && answeredAt === null
      ? [
          {
            key: 'answer',
            tone: Date.parse(appeal.answerBy) < now ? 'late' : 'idle',
            title: t`First answer by`,
            note: endWords(i18n.locale, Date.parse(appeal.answerBy)),
          } as const,
        ]
      : []),
    isOpen
      ? {
          key: 'decide',
          tone: 'idle',
          title: t`Decision by`,
          note: (
            <>
              {end_} ({awayWords(i18n.locale, end, now)})
              <br />
              {t`If no one decides by then, it stops by itself.`}
            </>
          ),
        }
      : {
          key: 'decided',
          tone: outcomes[outcome].tone,
          title: t(outcomes[outcome].word),
          note: reason ?? undefined,
          at: decidedAt ? format.dayAndTime(decidedAt) : end_,
        },
  ]
  return (
    <div className="m-appeal-steps">
      <p>
        <Tag tone={outcomes[outcome].tone}>{t(outcomes[outcome].word)}</Tag>
      </p>
      {outcome === 'shortened' && appeal.until ? (
        <p>
          <Trans>It now ends {endWords(i18n.locale, Date.parse(appeal.until))}.</Trans>
        </p>
      ) : null}
      <Timeline label={t`My appeal`} items={items} />
    </div>
  )
}
