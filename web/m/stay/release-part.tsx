import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import { StatusCard } from '../../kit/status-card.tsx'
import { Tag, type Tone } from '../../kit/tag.tsx'
import { useCityNow } from '../../shell/city-clock.ts'
import { ageWords } from '../reading/age.ts'
import { awayWords, endWords } from '../status/end-words.ts'
import type { ReleaseNow } from './wire.ts'

type Condition = ReleaseNow['conditions'][number]
const tones: Record<Condition['state'], Tone> = {
  met: 'ok',
  excused: 'ok',
  waiting: 'info',
  ahead: 'idle',
  refused: 'wait',
  reactive: 'late',
  wanting: 'wait',
}

/** Until when, as it was computed when it was asked; its age stands below. */
export function ReleaseCard({ release, at }: { release: ReleaseNow; at: number }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const now = useCityNow(15_000)
  const { dueAt, binds, because, next } = release
  const due = dueAt === null ? null : Date.parse(dueAt)
  const isFree = !binds || (due !== null && due <= now)
  return (
    <StatusCard
      tone={isFree ? 'ok' : 'info'}
      title={
        isFree
          ? t`You may go`
          : due === null
            ? t`The day is not fixed yet`
            : t`You go on ${endWords(i18n.locale, due)}`
      }
    >
      {isFree && due !== null ? (
        <p>
          <Trans>since {format.dayAndTime(due)}. Nobody may keep you here.</Trans>
        </p>
      ) : due !== null ? (
        <p className="m-until">{awayWords(i18n.locale, due, now)}</p>
      ) : null}
      <p>{format.text(because)}</p>
      {next ? (
        <p>
          <Trans>After that: {format.text(next.placeName)}</Trans>
        </p>
      ) : null}
      <p className="m-soft">
        <Trans>
          as of {format.time(at)}, {ageWords(i18n.locale, at, now)}
        </Trans>
      </p>
    </StatusCard>
  )
}

/** Each thing that the release waits for, with its tick. A condition ends by itself, whatever nobody did about it. */
export function Conditions({ release }: { release: ReleaseNow }) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const now = useCityNow(15_000)
  const words: Record<Condition['state'], string> = {
    met: t`done`,
    excused: t`does not hold you`,
    waiting: t`result comes`,
    ahead: t`still to come`,
    refused: t`not taken`,
    reactive: t`found something`,
    wanting: t`missing`,
  }
  if (release.conditions.length === 0) return null
  return (
    <section className="ms-part" aria-label={t`What it waits for`}>
      <h2>
        <Trans>What it waits for</Trans>
      </h2>
      <ul className="ms-conditions">
        {release.conditions.map(({ kind, needs, state, met, since, by }) => {
          const isPast = !met && by !== null && Date.parse(by) <= now
          const isOver = met || isPast
          return (
            <li key={`${kind} ${needs.en}`} className={isOver ? 'ms-met' : undefined}>
              <i aria-hidden="true">{isOver ? '✓' : '○'}</i>
              <span>
                {format.text(needs)}
                <span className="m-soft">
                  {since
                    ? ` ${format.dayAndTime(since)}`
                    : by && !isOver
                      ? ` ${t`by ${endWords(i18n.locale, Date.parse(by))} at the latest`}`
                      : ''}
                </span>
              </span>
              <Tag tone={isPast ? 'ok' : tones[state]}>{isPast ? words.excused : words[state]}</Tag>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
