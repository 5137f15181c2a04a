import { Trans, useLingui } from '@lingui/react/macro'
import { useSearchParams } from 'wouter'
import { useFormats } from '../../i18n/format.ts'
import { Panel } from '../../kit/panel.tsx'
import { Segmented } from '../../kit/segmented.tsx'
import { SelectField } from '../../kit/select-field.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../kit/states.tsx'
import { useAsk } from '../ask/use-ask.ts'
import { attributeWords } from './code-words.ts'
import { totalOf } from './count-rows.ts'
import { CountTable } from './count-table.tsx'
import type { Attribute, PublicDay, PublicDays } from './wire.ts'

const everyMs = 300_000
const attributes: readonly Attribute[] = ['basis', 'kind', 'duration', 'appeal']
const wholeCity = 'all'

function Total({ day, district }: { day: PublicDay; district: string | null }) {
  const format = useFormats()
  const total = totalOf(day, district)
  return (
    <p className="m-public-total">
      <strong>
        {total === null ? (
          district === null ? (
            <Trans>1 to {day.counts.showFrom - 1}</Trans>
          ) : (
            <Trans>hidden</Trans>
          )
        ) : (
          format.number(total)
        )}
      </strong>{' '}
      <Trans>orders issued on {format.day(`${day.day}T12:00:00+08:00`)}</Trans>
    </p>
  )
}

function Day({ body, day }: { body: PublicDays; day: PublicDay }) {
  const { t } = useLingui()
  const format = useFormats()
  const [asked, ask] = useSearchParams()
  const by = attributes.find((one) => one === asked.get('by')) ?? 'basis'
  const district = day.counts.districts.find((one) => one === asked.get('district')) ?? null
  const choose = (name: string, value: string) =>
    ask(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === wholeCity) next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  return (
    <>
      <div className="m-public-choice">
        <SelectField
          label={t`Day`}
          value={day.day}
          options={body.days.map((one) => ({
            value: one.day,
            word: format.day(`${one.day}T12:00:00+08:00`),
          }))}
          onChange={(value) => choose('day', value)}
        />
        <SelectField
          label={t`Where`}
          value={district ?? wholeCity}
          options={[
            { value: wholeCity, word: t`The whole city` },
            ...day.counts.districts.map((code) => ({
              value: code,
              word: format.area(code, body.districts[code] ?? code),
            })),
          ]}
          onChange={(value) => choose('district', value)}
        />
      </div>
      <Total day={day} district={district} />
      <Segmented
        label={t`By`}
        value={by}
        options={attributes.map((value) => ({ value, word: t(attributeWords[value]) }))}
        onChange={(value) => choose('by', value)}
      />
      <CountTable day={day} bases={body.bases} attribute={by} district={district} />
      <p className="m-soft">
        <Trans>
          Figures of 1 to {day.counts.showFrom - 1} are hidden, so that nobody is found by them, and
          as many others as it takes so that they cannot be worked out. 0 is shown: it is nobody.
          Every order is counted on one day only. A day is published when it has been over for 24
          hours, so that appeals have been answered, and is never changed: it stands in the log as
          entry {day.index === null ? '–' : format.number(day.index)}.
        </Trans>
      </p>
      <EachDay days={body.days} choose={(value) => choose('day', value)} />
    </>
  )
}

/** All orders of each day, the newest first; a press on a day shows it. */
function EachDay({ days, choose }: { days: readonly PublicDay[]; choose(day: string): void }) {
  const format = useFormats()
  const most = Math.max(1, ...days.map(({ counts }) => counts.total ?? counts.showFrom))
  return (
    <table className="m-public-table">
      <caption>
        <Trans>All orders, day by day</Trans>
      </caption>
      <tbody>
        {days.map(({ day, counts: { total, showFrom } }) => (
          <tr key={day}>
            <th scope="row">
              <button type="button" className="m-public-day" onClick={() => choose(day)}>
                {format.day(`${day}T12:00:00+08:00`)}
              </button>
              <i
                aria-hidden="true"
                className={total === null ? 'm-public-hidden' : 'm-public-bar'}
                style={{ width: `${(100 * (total ?? showFrom)) / most}%` }}
              />
            </th>
            <td>{total === null ? <Trans>1 to {showFrom - 1}</Trans> : format.number(total)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The published days: one of them by ground, kind, length and appeal, for the city or a district. The address holds the choice. */
export function DaysPanel() {
  const { t } = useLingui()
  const asked = useAsk<PublicDays>('/log/days', { everyMs })
  const [search] = useSearchParams()
  const { body } = asked
  const day = body?.days.find((one) => one.day === search.get('day')) ?? body?.days[0]
  return (
    <Panel title={t`Orders by day`}>
      {body && day ? (
        <Day body={body} day={day} />
      ) : body ? (
        <EmptyState title={t`No day has been published yet`}>
          <p>
            <Trans>
              The first one follows when the day of the first order has been over for 24 hours.
            </Trans>
          </p>
        </EmptyState>
      ) : asked.fault ? (
        <ErrorState cause={asked.fault} onRetry={asked.again} />
      ) : (
        <Skeleton rows={8} />
      )}
    </Panel>
  )
}
