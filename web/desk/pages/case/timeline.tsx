import { awake } from '@bihuan/core/investigation/gaps.ts'
import { dayAfter } from '@bihuan/core/investigation/note-day.ts'
import { type CityDate, cityDateOf, hourMs, instantOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, useMemo } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import type { ItemActs } from './item-acts.ts'
import { ItemLine } from './item-line.tsx'
import type { CaseFile, Gap } from './questions.ts'
import type { ShownItem } from './shown-items.ts'

const dayOf = (item: ShownItem): string | null =>
  item.from === null ? item.day : cityDateOf(instantOf(item.from))

/** All days of both windows and of the items, the newest first: contacts of yesterday are the more urgent. */
function daysOf({ windows, now }: CaseFile, items: readonly ShownItem[]): CityDate[] {
  const days = new Set<string>(items.flatMap((item) => dayOf(item) ?? []))
  for (const window of [windows.exposure, windows.infectious]) {
    if (window === null) continue
    const last = cityDateOf(Math.min(instantOf(window.until), instantOf(now)))
    for (let day = cityDateOf(instantOf(window.from)); day <= last; day = dayAfter(day, 1))
      days.add(day)
  }
  return [...days].sort().toReversed() as CityDate[]
}

function moveFocus(event: KeyboardEvent<HTMLElement>) {
  if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)
    return
  const step =
    event.key === 'j' || event.key === 'ArrowDown'
      ? 1
      : event.key === 'k' || event.key === 'ArrowUp'
        ? -1
        : 0
  if (step === 0 || !(event.target instanceof HTMLElement) || !event.target.matches('.case-item'))
    return
  event.preventDefault()
  event.stopPropagation()
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('.case-item')]
  all[all.indexOf(event.target) + step]?.focus()
}

/** Where the case was, day by day; hours of which nothing is known stand between as work. */
export function Timeline(props: {
  file: CaseFile
  items: readonly ShownItem[]
  gaps: readonly Gap[]
  acts: ItemActs
  mayWrite: boolean
  day: CityDate | null
  setDay(day: CityDate | null): void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { file, items, gaps, day, setDay } = props
  const days = useMemo(() => daysOf(file, items), [file, items])
  const open = items.filter(({ state }) => state === 'candidate').length
  const hours =
    gaps.reduce((sum, { from, until }) => sum + instantOf(until) - instantOf(from), 0) / hourMs
  const byDay = Map.groupBy(items, dayOf)
  const undated = byDay.get(null) ?? []
  return (
    <Panel
      className="case-timeline"
      title={t`Timeline`}
      aside={
        <span className="soft">
          <Trans>
            {format.number(open)} to confirm · {format.number(Math.round(hours))} hours unknown (
            {awake.wakes}–{awake.sleeps})
          </Trans>
        </span>
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys move among the items, which have roles of their own */}
      <div onKeyDown={moveFocus}>
        {undated.length > 0 ? (
          <section className="case-day">
            <h3>
              <Trans>No day known: ask</Trans>
            </h3>
            <ul>
              {undated.map((item) => (
                <ItemLine key={item.id} item={item} {...props} />
              ))}
            </ul>
          </section>
        ) : null}
        {days.map((one) => (
          <Day
            key={one}
            {...props}
            is={one}
            isChosen={one === day}
            choose={() => setDay(one === day ? null : one)}
            own={byDay.get(one) ?? []}
          />
        ))}
      </div>
    </Panel>
  )
}

type Row = { at: string; item?: ShownItem; gap?: Gap }

function Day({
  file,
  gaps,
  acts,
  mayWrite,
  is,
  isChosen,
  choose,
  own,
}: {
  file: CaseFile
  gaps: readonly Gap[]
  acts: ItemActs
  mayWrite: boolean
  is: CityDate
  isChosen: boolean
  choose(): void
  own: readonly ShownItem[]
}) {
  const { t } = useLingui()
  const format = useFormats()
  const noon = `${is}T12:00:00+08:00`
  const { infectious } = file.windows
  const isInfectious =
    infectious !== null &&
    is >= cityDateOf(instantOf(infectious.from)) &&
    is <= cityDateOf(instantOf(infectious.until))
  const rows: Row[] = [
    ...own.map((item) => ({ at: item.from ?? '', item })),
    ...gaps.filter(({ day }) => day === is).map((gap) => ({ at: gap.from, gap })),
  ].sort((a, b) => a.at.localeCompare(b.at))
  return (
    <section
      className={own.length === 0 && !isChosen ? 'case-day is-blank' : 'case-day'}
      data-day={is}
      aria-label={format.day(noon)}
    >
      <h3>
        <button type="button" className="case-day-name" aria-pressed={isChosen} onClick={choose}>
          {format.day(noon)}
        </button>
        {isInfectious ? <span className="case-infectious">{t`infectious`}</span> : null}
        {isChosen ? (
          <span className="faint">
            <Trans>times typed without a day are of this one</Trans>
          </span>
        ) : null}
      </h3>
      <ul>
        {rows.map(({ at, item, gap }) =>
          item ? (
            <ItemLine key={item.id} item={item} acts={acts} mayWrite={mayWrite} file={file} />
          ) : gap ? (
            <li key={`gap ${at}`} className="case-gap">
              <span className="case-time">
                {format.time(gap.from)}–{format.time(gap.until)}
              </span>
              <Trans>
                unknown for {format.decimal((instantOf(gap.until) - instantOf(gap.from)) / hourMs)}{' '}
                hours: ask
              </Trans>
            </li>
          ) : null,
        )}
      </ul>
    </section>
  )
}
