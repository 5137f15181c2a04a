import {
  type LineField,
  type LinkField,
  lineFields,
  linkFields,
} from '@bihuan/core/papers/line-fields.ts'
import type { MessageDescriptor } from '@lingui/core'
import { Trans, useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import { Panel } from '../../../ui/desk/panel.tsx'
import type { LinkMapping, Mapping, Tried } from './questions.ts'
import { fieldWords, linkWords, meaningWords } from './words.ts'

function From({ from }: { from: 'given' | 'remembered' | 'guessed' }) {
  if (from === 'remembered')
    return <Trans>as your office read a file with these columns the last time</Trans>
  return from === 'guessed' ? (
    <Trans>guessed from the heads: check it</Trans>
  ) : (
    <Trans>as you said</Trans>
  )
}

function Columns<Field extends string>(props: {
  fields: readonly Field[]
  words: Record<Field, MessageDescriptor>
  heads: readonly string[]
  chosen: Partial<Record<Field, string>>
  onChoose(field: Field, head: string): void
}) {
  const { t } = useLingui()
  const id = useId()
  return (
    <div className="import-columns">
      {props.fields.map((field) => (
        <div
          key={field}
          className={props.chosen[field] ? 'import-column is-chosen' : 'import-column'}
        >
          <label htmlFor={`${id}-${field}`}>{t(props.words[field])}</label>
          <select
            id={`${id}-${field}`}
            value={props.chosen[field] ?? ''}
            onChange={(event) => props.onChoose(field, event.target.value)}
          >
            <option value="">{t`not in the file`}</option>
            {props.heads.map((head) => (
              <option key={head} value={head}>
                {head}
              </option>
            ))}
          </select>
        </div>
      ))}
    </div>
  )
}

/** The same columns with one of them chosen anew; an empty head takes it out. */
function chosen<Field extends string>(
  columns: Partial<Record<Field, string>>,
  field: Field,
  head: string,
): Partial<Record<Field, string>> {
  const { [field]: _, ...rest } = columns
  const others = rest as Partial<Record<Field, string>>
  return head === '' ? others : { ...others, [field]: head }
}

/** Which column means what. Columns that nobody names are listed, so that none is left out unseen. */
export function MappingPart(props: {
  lineList: NonNullable<Tried['lineList']>
  mapping: Mapping
  onChange(mapping: Mapping): void
}) {
  const { t } = useLingui()
  const id = useId()
  const { lineList, mapping, onChange } = props
  const heads = lineList.table.columns
  const columns = mapping.columns as Partial<Record<LineField, string>>
  const named = new Set(Object.values(columns))
  const unnamed = heads.filter((head) => !named.has(head))
  return (
    <Panel title={t`Columns of the line list`} aside={<From from={lineList.from} />}>
      <Columns
        fields={lineFields}
        words={fieldWords}
        heads={heads}
        chosen={columns}
        onChoose={(field, head) =>
          onChange({ ...mapping, columns: chosen(columns, field, head) as Mapping['columns'] })
        }
      />
      <div className="import-column">
        <label htmlFor={`${id}-order`}>
          <Trans>Days such as 2/1/20</Trans>
        </label>
        <select
          id={`${id}-order`}
          value={mapping.dateOrder ?? ''}
          onChange={(event) =>
            onChange({
              ...mapping,
              dateOrder: (event.target.value || null) as Mapping['dateOrder'],
            })
          }
        >
          <option value="">{t`as the file shows`}</option>
          <option value="day-first">{t`day first: 2 January`}</option>
          <option value="month-first">{t`month first: 1 February`}</option>
        </select>
      </div>
      {unnamed.length > 0 ? (
        <p className="faint">
          <Trans>Not imported:</Trans> {unnamed.join(' · ')}
        </p>
      ) : null}
    </Panel>
  )
}

export function LinkMappingPart(props: {
  links: NonNullable<Tried['links']>
  mapping: LinkMapping
  onChange(mapping: LinkMapping): void
}) {
  const { t } = useLingui()
  const { links, mapping, onChange } = props
  const columns = mapping.columns as Partial<Record<LinkField, string>>
  return (
    <Panel title={t`Columns of the links`} aside={<From from={links.from} />}>
      <Columns
        fields={linkFields}
        words={linkWords}
        heads={links.table.columns}
        chosen={columns}
        onChoose={(field, head) =>
          onChange({ columns: chosen(columns, field, head) as LinkMapping['columns'] })
        }
      />
    </Panel>
  )
}

/** The word as the server compares it: half-width, lower case, without spaces and signs. */
const tidy = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')

/** Words of the file that nobody knows yet; said once, they are remembered with the columns. */
export function ValuesPart(props: {
  unknown: Tried['unknownValues']
  mapping: Mapping
  onChange(mapping: Mapping): void
}) {
  const { t } = useLingui()
  const id = useId()
  const { unknown, mapping, onChange } = props
  if (unknown.length === 0) return null
  return (
    <Panel title={t`Meaning of values`}>
      <div className="import-columns">
        {unknown.map(({ field, value, rows, choices }, n) => (
          <div key={`${field} ${value}`} className="import-column">
            <label htmlFor={`${id}-${n}`}>
              {t(fieldWords[field as LineField])}: <b>{value}</b>{' '}
              <span className="faint">
                <Trans>{rows} rows</Trans>
              </span>
            </label>
            <select
              id={`${id}-${n}`}
              value={mapping.values[field]?.[tidy(value)] ?? ''}
              onChange={(event) =>
                onChange({
                  ...mapping,
                  values: {
                    ...mapping.values,
                    [field]: { ...mapping.values[field], [tidy(value)]: event.target.value },
                  },
                })
              }
            >
              <option value="">{t`say what it means`}</option>
              {choices.map((choice) => (
                <option key={choice} value={choice}>
                  {meaningWords[choice] ? t(meaningWords[choice]) : choice}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
    </Panel>
  )
}
