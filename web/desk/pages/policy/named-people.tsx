import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { purposesOf } from '../../../api/access.ts'
import type { Purpose } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { purposeWords } from '../../../shell/words.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import type { Names } from './effect.tsx'
import { type Affected, affectedQuestion, type EffectReport, effectOrder } from './questions.ts'
import { useMoment } from './use-moment.ts'
import { usePolicyWords } from './use-words.ts'

type Person = Affected['people'][number]
const pageSize = 50
const fitting: readonly Purpose[] = ['orders', 'inspection']

/** Whom it touches by name. Each of them can see that they were read, so it opens only once it is said why. */
export function NamedPeople(props: {
  pack: string
  signing: string
  report: EffectReport
  names: Names
}) {
  const { t } = useLingui()
  const { actor } = useMe()
  const [purpose, setPurpose] = useState<Purpose | null>(null)
  const allowed = actor ? fitting.filter((one) => purposesOf[actor.role]?.includes(one)) : []
  return (
    <Panel title={t`By name`}>
      {purpose === null ? (
        <div className="policy-tools">
          <span>
            <Trans>
              Your name, the time and the purpose are recorded, and each person sees them. Why do
              you read it?
            </Trans>
          </span>
          {allowed.map((one) => (
            <Button key={one} onClick={() => setPurpose(one)}>
              {t(purposeWords[one])}
            </Button>
          ))}
        </div>
      ) : (
        <Opened {...props} purpose={purpose} />
      )}
    </Panel>
  )
}

function Opened(props: {
  pack: string
  signing: string
  report: EffectReport
  names: Names
  purpose: Purpose
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { effects } = usePolicyWords()
  const { pack, signing, report, names, purpose } = props
  const [effect, setEffect] = useState('released')
  const [basis, setBasis] = useState('')
  const [skip, setSkip] = useState(0)
  const which = { pack, signing, effect, basis, district: '', skip, limit: pageSize }
  const answer = useQuery(affectedQuestion(which, purpose))
  const columns = useColumns(names)
  const total = answer.data?.total ?? 0
  return (
    <>
      <div className="policy-tools">
        <Select<string>
          aria-label={t`What it does`}
          className="policy-choice"
          value={effect}
          onChange={(one) => {
            setEffect(one)
            setSkip(0)
          }}
          options={effectOrder
            .filter((one) => one !== 'unchanged')
            .map((one) => ({
              value: one,
              label: `${effects[one]} (${format.number(report.counts[one])})`,
            }))}
        />
        <Select<string>
          aria-label={t`Reason`}
          className="policy-choice"
          value={basis}
          onChange={(one) => {
            setBasis(one)
            setSkip(0)
          }}
          options={[
            { value: '', label: t`every reason` },
            ...Object.keys(report.byBasis).map((id) => ({ value: id, label: names.basis(id) })),
          ]}
        />
        <span className="faint">
          <Trans>
            {format.number(Math.min(skip + 1, total))} to{' '}
            {format.number(Math.min(skip + pageSize, total))} of {format.number(total)}
          </Trans>
        </span>
        <Button disabled={skip === 0} onClick={() => setSkip(Math.max(0, skip - pageSize))}>
          <Trans>Before</Trans>
        </Button>
        <Button disabled={skip + pageSize >= total} onClick={() => setSkip(skip + pageSize)}>
          <Trans>Next</Trans>
        </Button>
      </div>
      {answer.isError ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <DataTable
          caption={t`Whom it touches`}
          rows={answer.data?.people ?? []}
          columns={columns}
          rowKey={({ person }) => person}
          loading={answer.isFetching}
          empty={t`Nobody`}
        />
      )}
    </>
  )
}

function useColumns(names: Names): Columns<Person> {
  const { t } = useLingui()
  const moment = useMoment()
  const until = (time: string | null) => (time === null ? t`free` : moment(time))
  return [
    {
      title: t`Name`,
      key: 'name',
      width: 90,
      render: (_, row) => <Link to={`/persons/${row.person}`}>{row.nameMasked}</Link>,
    },
    { title: t`Home`, key: 'home', width: 220, render: (_, row) => row.address },
    {
      title: t`Reason`,
      key: 'basis',
      width: 130,
      render: (_, row) => row.before.bases.map(names.basis).join('、'),
    },
    {
      title: t`Until, before`,
      key: 'before',
      width: 130,
      render: (_, row) => until(row.before.until),
    },
    {
      title: t`Until, after`,
      key: 'after',
      width: 130,
      render: (_, row) => <b>{until(row.after.until)}</b>,
    },
  ]
}
