import { Trans, useLingui } from '@lingui/react/macro'
import { Popover } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import type { PolicyValue, Source } from './questions.ts'
import { usePolicyWords } from './use-words.ts'

/** Values of a policy by its parts, each with its ground; what nobody confirmed is marked and binds nobody. */
export function Values(props: { values: readonly PolicyValue[]; sources: readonly Source[] }) {
  const { parts } = usePolicyWords()
  const sources = new Map(props.sources.map((one) => [one.id, one]))
  const sections = Map.groupBy(props.values, ({ path }) => path.split('.')[0] ?? '')
  return (
    <>
      {[...sections].map(([part, values]) => (
        <Panel key={part} title={parts[part] ?? part} className="policy-part">
          <ul className="policy-values">
            {values.map((one) => (
              <ValueLine
                key={`${one.path} ${JSON.stringify(one.v)}`}
                value={one}
                sources={sources}
              />
            ))}
          </ul>
        </Panel>
      ))}
    </>
  )
}

/** One value: where it stands, what it says, where it comes from, and who answers for it. */
function ValueLine(props: { value: PolicyValue; sources: ReadonlyMap<string, Source> }) {
  const format = useFormats()
  const { value, sources } = props
  const { label, says, note, confirmed, path } = value
  return (
    <li className={value.binds ? '' : 'policy-open'}>
      <span className="policy-label" title={path}>
        {format.text(label)}
      </span>
      <span className="policy-says">
        <b>{format.text(says)}</b>
        {note ? <span className="faint">{note}</span> : null}
      </span>
      <span className="policy-ground">
        <Grade value={value} sources={sources} />
        {value.isUnverified ? (
          confirmed ? (
            <span className="faint">
              <Trans>
                confirmed by {confirmed.name}: {confirmed.note}
              </Trans>
            </span>
          ) : (
            <StatusTag tone="wait">
              <Trans>unverified, binds nobody</Trans>
            </StatusTag>
          )
        ) : null}
      </span>
    </li>
  )
}

/** The grade of a value and its sources with their addresses. */
export function Grade(props: { value: PolicyValue; sources: ReadonlyMap<string, Source> }) {
  const { t } = useLingui()
  const { grades } = usePolicyWords()
  const { grade, src, module } = props.value
  const word = grades[grade] ?? grade
  const list = (
    <div className="policy-sources">
      <p>
        <b>{grade}</b> · {word}
      </p>
      {src.length === 0 ? (
        <p>
          <Trans>No source names it.</Trans>
        </p>
      ) : null}
      {src.map((mark) => {
        const source = props.sources.get(mark)
        return (
          <p key={mark}>
            <b>{mark}</b> {source?.title}
            {source?.addresses.map((address) => (
              <span key={address} className="faint">
                {address}
              </span>
            ))}
          </p>
        )
      })}
      <p className="faint">
        <Trans>set by {module}</Trans>
      </p>
    </div>
  )
  return (
    <Popover content={list} trigger={['click', 'hover']}>
      <button
        type="button"
        className={`policy-grade policy-grade-${grade}`}
        aria-label={t`Grade ${grade}: ${word}. Show the sources`}
      >
        {grade}
        {src.length > 0 ? <span>{src.length}</span> : null}
      </button>
    </Popover>
  )
}
