import { Trans, useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { type Counts, type EffectReport, effectOrder } from './questions.ts'
import { useMoment } from './use-moment.ts'
import { usePolicyWords } from './use-words.ts'

/** What a name of the report is called; the figures of a draft carry no names of their own. */
export type Names = {
  district(code: string): string
  basis(id: string): string
  zone(area: string): string
}

/** Whom a change touches: the figures, then by reason, age and district, then the zones. */
export function Effect({ report, names }: { report: EffectReport; names: Names }) {
  const { t } = useLingui()
  const { groups } = usePolicyWords()
  return (
    <div className="effect">
      <Figures report={report} names={names} />
      <Table
        title={t`By reason`}
        rows={Object.entries(report.byBasis).map(([id, counts]) => [names.basis(id), counts])}
      />
      <Table
        title={t`By age`}
        rows={(['child', 'adult', 'old'] as const).map((id) => [groups[id], report.byGroup[id]])}
      />
      <Table
        title={t`By district`}
        rows={Object.entries(report.byDistrict).map(([id, counts]) => [names.district(id), counts])}
      />
      <Zones report={report} names={names} />
    </div>
  )
}

function Figures({ report, names }: { report: EffectReport; names: Names }) {
  const format = useFormats()
  const { effects } = usePolicyWords()
  const ended = Object.entries(report.ended)
  return (
    <>
      <ul className="effect-figures">
        {effectOrder.map((effect) => (
          <li key={effect} className={report.counts[effect] > 0 ? `effect-${effect}` : ''}>
            <b>{format.number(report.counts[effect])}</b>
            <span>{effects[effect]}</span>
          </li>
        ))}
      </ul>
      <p className="soft">
        <Trans>
          {format.number(report.people)} people have an order of their own that is not over.
        </Trans>
        {ended.map(([id, count]) => (
          <span key={id} className="effect-ended">
            <Trans>
              {names.basis(id)}: ends for {format.number(count)}
            </Trans>
          </span>
        ))}
      </p>
      {report.counts.stricter > 0 ? (
        <p className="policy-alarm" role="alert">
          <Trans>
            Some would be kept more strictly. A change of rules should not do that: look at the pack
            again before you sign.
          </Trans>
        </p>
      ) : null}
    </>
  )
}

function Table({ title, rows }: { title: string; rows: readonly (readonly [string, Counts])[] }) {
  const format = useFormats()
  const { effects } = usePolicyWords()
  if (rows.length === 0) return null
  return (
    <Panel title={title}>
      <div className="effect-scroll">
        <table className="effect-table">
          <thead>
            <tr>
              <th aria-label={title} />
              {effectOrder.map((effect) => (
                <th key={effect} scope="col">
                  {effects[effect]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, counts]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {effectOrder.map((effect) => (
                  <td key={effect} className={counts[effect] === 0 ? 'faint' : ''}>
                    {format.number(counts[effect])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}

function Zones({ report, names }: { report: EffectReport; names: Names }) {
  const { t } = useLingui()
  const format = useFormats()
  const moment = useMoment()
  const words: Record<string, string> = {
    ended: t`ends at once`,
    shortened: t`ends sooner`,
    unchanged: t`stays`,
  }
  if (report.zones.length === 0)
    return (
      <p className="soft">
        <Trans>No zone is in force.</Trans>
      </p>
    )
  return (
    <Panel title={t`Zones`}>
      <ul className="policy-plain">
        {report.zones.map((zone) => (
          <li key={zone.order}>
            <b>{zone.areas.map(names.zone).join('、')}</b> {words[zone.effect] ?? zone.effect}
            {zone.effect === 'unchanged'
              ? null
              : ` · ${moment(zone.before)} → ${moment(zone.after)}`}
            <span className="faint">
              {' · '}
              <Trans>{format.number(zone.people)} people live there</Trans>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** A line of values that differ: what it was, what it is to be. */
export function Changes(props: {
  changes: readonly {
    path: string
    label: { zh: string; en: string }
    before: { zh: string; en: string } | null
    after: { zh: string; en: string } | null
  }[]
  aside?: ReactNode
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { changes } = props
  if (changes.length === 0)
    return (
      <p className="soft">
        <Trans>No value differs.</Trans>
      </p>
    )
  return (
    <Panel title={t`What changes in the rules`} aside={props.aside}>
      <ul className="policy-changes">
        {changes.map((one) => (
          <li key={one.path}>
            <span title={one.path}>{format.text(one.label)}</span>
            <span>
              <del>{one.before ? format.text(one.before) : '–'}</del>{' '}
              <ins>{one.after ? format.text(one.after) : '–'}</ins>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
