import { careNeeds, diets } from '@bihuan/core/isolation/needs.ts'
import { siteStates } from '@bihuan/core/supply/lifecycle.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Checkbox, Input, Select } from 'antd'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { MoreButton } from '../../../ui/desk/more-button.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { Field } from './field.tsx'
import { type SiteRow, sitesQuestion } from './questions.ts'
import { StaffTag } from './staff-tag.tsx'
import { careWords, dietWords, siteKindWords, stateWords } from './words.ts'

function useColumns(): Columns<SiteRow> {
  const { t } = useLingui()
  const format = useFormats()
  const count = (title: string, of: (row: SiteRow) => number) => ({
    key: title,
    title,
    align: 'right' as const,
    render: (_: unknown, row: SiteRow) => format.number(of(row)),
  })
  return [
    {
      key: 'site',
      title: t`Isolation site`,
      render: (_, row) => {
        const kind = siteKindWords[row.kind]
        return (
          <>
            <Link to={`/isolation-sites/${row.site}`}>
              {row.number} · {row.name}
            </Link>
            <br />
            <span className="faint">
              {kind ? t(kind) : row.kind} · {format.area(row.area, row.areaName ?? row.area)}
            </span>
          </>
        )
      },
    },
    {
      key: 'state',
      title: t`State`,
      render: (_, row) => {
        const { tone, word } = stateWords[row.state]
        return (
          <>
            <StatusTag tone={tone}>{t(word)}</StatusTag>
            {row.wave === null ? null : (
              <>
                <br />
                <span className="faint">
                  <Trans>wave of {row.wave} h</Trans>
                </span>
              </>
            )}
          </>
        )
      },
    },
    count(t`Rooms`, ({ counts }) => counts.rooms),
    count(t`Free`, ({ counts }) => counts.free),
    count(t`Given`, ({ counts }) => counts.given),
    count(t`Occupied`, ({ counts }) => counts.taken),
    count(t`Not ready`, ({ counts }) => counts.notReady),
    count(t`Out of use`, ({ counts }) => counts.out),
    { key: 'staff', title: t`Staff`, render: (_, row) => <StaffTag staff={row.staff} /> },
  ]
}

/** The sites of an area, filtered by state and by what they can give. */
export function ListPart(props: {
  of: (name: string) => string
  change: (values: Readonly<Record<string, string>>) => void
}) {
  const { t } = useLingui()
  const { of, change } = props
  const filter = {
    state: of('state'),
    care: of('care'),
    diet: of('diet'),
    find: of('find'),
    over: of('over'),
  }
  const answer = useInfiniteQuery(sitesQuestion(filter))
  const rows = answer.data?.pages.flatMap(({ sites }) => sites) ?? []
  const columns = useColumns()
  const select = (
    name: 'state' | 'care' | 'diet',
    label: string,
    options: { value: string; label: string }[],
  ) => (
    <Field word={label}>
      {(id) => (
        <Select
          id={id}
          value={filter[name]}
          style={{ minWidth: 150 }}
          options={[{ value: '', label: t`all` }, ...options]}
          onChange={(value) => change({ [name]: value })}
        />
      )}
    </Field>
  )
  return (
    <div className="supply-stack">
      <div className="supply-bar">
        {select(
          'state',
          t`State`,
          siteStates.map((value) => ({ value, label: t(stateWords[value].word) })),
        )}
        {select(
          'care',
          t`Can care for`,
          careNeeds.map((value) => ({ value, label: t(careWords[value] ?? { id: value }) })),
        )}
        {select(
          'diet',
          t`Can cook`,
          diets.map((value) => ({ value, label: t(dietWords[value] ?? { id: value }) })),
        )}
        <Field word={<Trans>Name, address or number</Trans>}>
          {(id) => (
            <Input.Search
              id={id}
              defaultValue={filter.find}
              allowClear
              onSearch={(find) => change({ find })}
              style={{ width: 200 }}
            />
          )}
        </Field>
        <Checkbox
          checked={filter.over === 'true'}
          onChange={(event) => change({ over: event.target.checked ? 'true' : '' })}
        >
          <Trans>Short of staff</Trans>
        </Checkbox>
      </div>
      {answer.isError && rows.length === 0 ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <DataTable<SiteRow>
          caption={t`Isolation sites`}
          rows={rows}
          columns={columns}
          rowKey={({ site }) => site}
          loading={answer.isPending}
          minWidth={860}
          empty={
            <EmptyState title={t`No isolation site here`}>
              <Trans>Take a filter away, or register a site under “Register or import”.</Trans>
            </EmptyState>
          }
        />
      )}
      <MoreButton answer={answer} />
    </div>
  )
}
